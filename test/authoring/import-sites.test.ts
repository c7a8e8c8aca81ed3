import { expect, test } from 'vitest'
import { imported, png } from './imported.ts'

test('GitBook keeps pictures and texts to put in in a folder whose name begins with a dot', async () => {
  const { page, text } = await imported({
    'README.md':
      '# Home\n\n![Light](<.gitbook/assets/image (1).png>)\n\n{% include ".gitbook/includes/reuse.md" %}\n\n{% file src=".gitbook/assets/a.png" %}\n',
    '.gitbook/assets/image (1).png': png,
    '.gitbook/assets/a.png': png,
    '.gitbook/includes/reuse.md': '---\ntitle: reuse\n---\nReused words.\n',
    '.git/x.md': '# Not a page\n\nWords.\n',
  })
  const article = await text(page('README.md').target as string)
  expect(article).toContain('![Light](./gitbook/assets/image-1.png)')
  expect(article).toContain('Reused words.')
  expect(await text(page('.gitbook/includes/reuse.md').target as string)).toContain('draft: true')
})

test('frontmatter in JSON may stand in one line', async () => {
  const { page, text } = await imported({ 'a.md': '{"title": "Bundle: {x}", "draft": true}\n\nBody words.\n' })
  const article = await text(page('a.md').target as string)
  expect(article).toContain('title: "Bundle: {x}"')
  expect(article).toContain('draft: true')
  expect(article).not.toContain('{"title')
})

test('MkDocs reads fields above the text without a fence', async () => {
  const { page, text } = await imported({
    'a.md': 'title: Queue: at 10:30\ndescription: First\n    second line\n\n# Heading\n\nWords: yes\n',
    'b.md': 'Title: a word that is no field\nof a sentence.\n\nMore.\n',
  })
  const article = await text(page('a.md').target as string)
  expect(article).toContain('title: "Queue: at 10:30"\nsummary: First second line')
  expect(article).not.toContain('description:')
  expect(await text(page('b.md').target as string)).toContain('Title: a word that is no field')
})

test('what its site did not show yet, or no longer, arrives as a draft', async () => {
  const { report, text } = await imported(
    {
      'later.md': '---\npublishDate: 2099-01-01\n---\nWords.\n',
      'over.md': '---\nexpiryDate: 2000-01-01T00:00:00Z\n---\nWords.\n',
      'bundle.md': '---\nheadless: true\n---\nWords.\n',
      'vault.md': '---\npublish: false\n---\nWords.\n',
      'Templates/day.md': 'Words.\n',
      'shown.md': '---\npublishDate: 2020-01-01\nexpiryDate: 2099-01-01\n---\nWords.\n',
    },
    { today: '2026-11-28' },
  )
  const drafts = []
  for (const { page, target } of report.pages)
    if (/^draft: true$/m.test(await text(target as string))) drafts.push(page)
  expect(drafts).toEqual(['Templates/day.md', 'bundle.md', 'later.md', 'over.md', 'vault.md'])
})

test('a help centre has one article in several languages, and some for signed-in people only', async () => {
  const address = (locale: string, id: number) => `https://acme.zendesk.com/hc/${locale}/articles/${id}`
  const { report, page, text } = await imported({
    'articles.json': JSON.stringify({
      articles: [
        { id: 1, title: 'Robot', body: '<p>Words.</p>', html_url: address('en-us', 1), locale: 'en-us' },
        { id: 1, title: 'Robot', body: '<p>Wörter.</p>', html_url: address('de', 1), locale: 'de' },
        {
          id: 2,
          title: 'Inside',
          body: '<p><a href="/hc/de/articles/1">hier</a></p>',
          html_url: address('en-us', 2),
          user_segment_id: 7,
        },
      ],
    }),
  })
  expect(report.pages).toHaveLength(3)
  const [, german] = report.pages
  expect(await text(german?.target as string)).toContain('title: Robot\n')
  const inside = page('articles.json/2-Inside')
  expect(await text(inside.target as string)).toContain('audience: support')
  expect(await text(inside.target as string)).toContain('[hier](./Robot-2.md)')
  expect(inside.decide.join()).toContain('audience')
})

test('the report names files that look like pages and were not read', async () => {
  const { report } = await imported({
    'a.md': '# A\n\nWords.\n',
    'about.html': '<p>Words.</p>',
    'guide.rst': 'Words',
    'more/x.adoc': '= Words',
    'style.css': '',
  })
  expect(report.unread).toEqual(['about.html', 'guide.rst', 'more/x.adoc'])
})

test('links by the address that a site gave its pages lead to the pages', async () => {
  const { page, text } = await imported({
    'docusaurus.config.ts': "export default { url: 'https://docs.example.com', baseUrl: '/base/' }",
    'docs/guides/a.md': '---\nid: own-id\nslug: ../start\n---\n# A\n\n## Part\n\nWords.\n',
    'docs/guides/b.md':
      '# B\n\n[id](own-id) [route](/docs/guides/own-id) [slug](/docs/start#part) [bare](/start) [up](../start) [base](/base/docs/start/) [whole](https://docs.example.com/base/docs/start) [other](https://docs.example.com.evil.test/base/docs/start) [file](pathname:///gone.pdf)\n',
  })
  expect(await text(page('docs/guides/a.md').target as string)).toContain('  - /docs/start\n')
  const article = await text(page('docs/guides/b.md').target as string)
  for (const name of ['id', 'route', 'bare', 'up', 'base', 'whole']) expect.soft(article).toContain(`[${name}](./a.md)`)
  expect(article).toContain('[slug](./a.md#part)')
  expect(article).toContain('[other](https://docs.example.com.evil.test/base/docs/start)')
})

test('collections and posts of Jekyll, slugs of Hugo and Starlight are found by their addresses', async () => {
  const { page, text } = await imported({
    '_docs/one.md':
      '# One\n\n[two](/docs/two/) [post](/2020/01/02/hello.html) [hugo](/docs/my-slug/) [star](/custom/home)\n',
    '_docs/two.md': '# Two\n\nWords.\n',
    '_posts/2020-01-02-hello.md': '# Hello\n\nWords.\n',
    'content/docs/page.md': '---\nslug: my-slug\n---\n# Page\n\nWords.\n',
    'src/content/docs/guides/x.md': '---\nslug: custom/home\n---\n# X\n\nWords.\n',
  })
  const article = await text(page('_docs/one.md').target as string)
  for (const name of ['two', 'post', 'hugo', 'star'])
    expect.soft(article).toMatch(new RegExp(`\\[${name}\\]\\(\\.\\.?/`))
  expect(await text(page('content/docs/page.md').target as string)).toContain('  - /docs/my-slug\n')
  expect(await text(page('src/content/docs/guides/x.md').target as string)).toContain('  - /custom/home\n')
})

test('old addresses that the settings of a site name lead to their pages', async () => {
  const { page, text } = await imported({
    'docs.json': JSON.stringify({
      redirects: [
        { source: '/old', destination: '/quick' },
        { source: '/x/:slug*', destination: '/y' },
      ],
    }),
    '.gitbook.yaml': 'redirects:\n  former/page: quick.mdx\n',
    'mkdocs.yml': "plugins:\n  - redirects:\n      redirect_maps:\n        'was/here.md': quick.mdx\n",
    'quick.mdx': '# Quick\n\nWords.\n',
    'b.mdx': '# B\n\n[old](/old) words\n',
  })
  const article = await text(page('quick.mdx').target as string)
  expect(article).toContain('  - /former/page\n  - /old\n')
  expect(article).toContain('  - /was/here\n')
  expect(await text(page('b.mdx').target as string)).toContain('[old](./quick.md)')
})

test('addresses of Notion and Confluence are found by their numbers, pages of HTML without their ending', async () => {
  const id = 'abcdefabcdefabcdefabcdefabcdef12'
  const notion = await imported({
    [`Home ${'0'.repeat(32)}.md`]: `# Home\n\n[inner](https://www.notion.so/Sub-${id}?pvs=21) [other](https://www.notion.so/Sub-${'1'.repeat(32)})\n`,
    [`Sub ${id}.md`]: '# Sub\n\nWords.\n',
  })
  expect(await notion.text('runbooks/Home.md')).toContain('[inner](./Sub.md) [other](https://www.notion.so/')
  const wiki = await imported({
    'index.html':
      '<h1>Home</h1><p><a href="/pages/viewpage.action?pageId=65600">by number</a> <a href="https://x.atlassian.net/wiki/spaces/OPS/pages/65600/Q">cloud</a> <a href="/sub/page">page</a></p>',
    'Queue_65600.html': '<h1>Queue</h1><p>Words</p>',
    'sub/page.html': '<h1>Page</h1><p>Words</p>',
  })
  const article = await wiki.text(wiki.page('index.html').target as string)
  expect(article).toContain('[by number](./Queue.md) [cloud](./Queue.md) [page](./sub/page.md)')
})
