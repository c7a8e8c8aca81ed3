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
