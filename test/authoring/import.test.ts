import { expect, test } from 'vitest'
import { errorsIn, imported, png } from './imported.ts'

test('a page without frontmatter takes its title from the first heading and its summary from the first paragraph', async () => {
  const { text, page, contentDir } = await imported({
    'disk-full.md':
      '# Disk *full*\n\n## Meaning\n\nThe disk is full.\nNothing can be written.\n\n## Mitigation\n\nDelete logs.\n',
  })
  expect(await text('runbooks/disk-full.md')).toBe(
    '---\ntitle: Disk full\nsummary: The disk is full. Nothing can be written.\naliases:\n  - disk-full\nconfidence: unvalidated\n---\n\n' +
      '## Meaning\n\nThe disk is full.\nNothing can be written.\n\n## Mitigation\n\nDelete logs.\n',
  )
  expect(page('disk-full.md').took).toEqual([
    'title from the first heading',
    'summary from the first paragraph',
    'aliases disk-full',
    'sections symptoms = "Meaning", resolution = "Mitigation"',
  ])
  expect(page('disk-full.md').decide).toEqual([
    'owner: nobody keeps it right yet',
    'reviewed: nobody has checked it; it is shown as never reviewed',
    'sections: impact, diagnosis, verification, rollback, escalation missing',
  ])
  expect(await errorsIn(contentDir)).toEqual([])
})

test('a summary says the words of a link whose address was lost', async () => {
  const { text } = await imported({ 'a.md': '# Disk full\n\nThe disk is full, as described [here][disk].\n' })
  expect(await text('runbooks/a.md')).toContain('summary: The disk is full, as described here.\n')
})

test('frontmatter of other generators is mapped, and what has no place here is named', async () => {
  const { text, page } = await imported({
    'a.md':
      '---\ntitle: Node disk pressure\ndescription: The node runs out of disk.\nweight: 20\nkeywords: [disk, inode]\nlast_reviewed: 2026-03-01\ntags: [node]\nteam: nobody-knows\n---\n# NodeDiskPressure\n\nText.\n',
  })
  expect(await text('runbooks/a.md')).toBe(
    '---\ntitle: Node disk pressure\nsummary: The node runs out of disk.\naliases:\n  - disk\n  - inode\n  - NodeDiskPressure\nreviewed: 2026-03-01\nconfidence: unvalidated\n---\n\nText.\n',
  )
  expect(page('a.md').took).toContain('dropped weight, tags')
  expect(page('a.md').took).toContain('reviewed from last_reviewed')
  expect(page('a.md').decide).toContain('owner: "nobody-knows" is no team of the support model')
})

test('TOML frontmatter is read as far as it is plain', async () => {
  const { text } = await imported({ 'a.md': '+++\ntitle = "From Hugo"\nweight = 3\n+++\n\nText of the page.\n' })
  expect(await text('runbooks/a.md')).toContain('title: From Hugo\nsummary: Text of the page.\n')
})

test('broken frontmatter costs the frontmatter, not the page', async () => {
  const { text, page } = await imported({ 'a.md': '---\ntitle: "open\nweight: [\n---\n\n# Real title\n\nText.\n' })
  expect(await text('runbooks/a.md')).toContain('title: Real title\n')
  expect(page('a.md').decide[0]).toMatch(/^frontmatter: it could not be read \(line \d+: .*\) and was left out$/)
})

test('a byte order mark, CRLF and Windows-1252 are read as the text they are', async () => {
  const { text, page } = await imported({
    'bom.md': '\uFEFF---\r\ntitle: Mit BOM\r\n---\r\nErste Zeile.\r\nZweite Zeile.\r\n',
    'latin.md': Buffer.from('# R\xfcckruf\n\nGr\xfc\xdfe.\n', 'latin1'),
    'wide.md': Buffer.from('\uFEFF# Weit\n\nText.\n', 'utf16le'),
  })
  expect(await text('runbooks/bom.md')).toBe(
    '---\ntitle: Mit BOM\nsummary: Erste Zeile. Zweite Zeile.\naliases:\n  - bom\nconfidence: unvalidated\n---\n\nErste Zeile.\nZweite Zeile.\n',
  )
  expect(await text('runbooks/latin.md')).toContain('title: Rückruf\nsummary: Grüße.\n')
  expect(page('latin.md').took).toContain('text from Windows-1252 (it is not UTF-8)')
  expect(await text('runbooks/wide.md')).toContain('title: Weit\n')
})

test('a binary file fails alone, an empty one is left out, and the rest comes over', async () => {
  const { report, page } = await imported({
    'bad.md': Buffer.from([0x23, 0x00, 0x01, 0x02]),
    'empty.md': '  \n\n',
    'only.md': '---\ntitle: Section\nweight: 1\n---\n',
    'good.md': '# Good\n\nText.\n',
  })
  expect(report.pages.map(({ page, outcome, why }) => [page, outcome, why])).toEqual([
    ['bad.md', 'failed', 'is not text (it holds binary data)'],
    ['empty.md', 'empty', 'is empty'],
    ['good.md', 'new', null],
    ['only.md', 'empty', 'has no text below its frontmatter'],
  ])
  expect(page('good.md').target).toBe('runbooks/good.md')
})

test('HTML is made harmless: known elements stay, scripts and handlers go, placeholders become text', async () => {
  const { text, page, contentDir } = await imported({
    'a.md':
      '# HTML\n\nRun it in <namespace> as <the user you are>, see `<pod>`.\n\n' +
      '<details open onclick="steal()"><summary>More</summary>\n\nInside.\n\n</details>\n\n' +
      '<script>alert(1)</script>\n\n<!-- TODO -->\n\nA <scr<script>ipt>alert(2)</script> end. <a href="javascript:alert(3)">click</a>\n\n' +
      '<div align="center">\n  <img src="shot.png" alt="The screen" width="300">\n</div>\n\n```html\n<script>stays()</script>\n```\n',
    'shot.png': png,
  })
  const body = (await text('runbooks/a.md')).split('---\n')[2]
  expect(body).toContain('Run it in \\<namespace> as \\<the user you are>, see `<pod>`.')
  expect(body).toContain(':::answer[More]\nInside.\n:::')
  expect(body).toContain('![The screen](./shot.png)')
  expect(body).toContain('```html\n<script>stays()</script>\n```')
  expect(body?.replace(/```[\s\S]*?```/g, '')).not.toMatch(/<script|onclick|javascript:|<!--|align/)
  expect(page('a.md').took).toContain('placeholders such as <name> kept as text')
  expect(page('a.md').decide.join()).toContain('the link to javascript:alert(3) is no address a reader may follow')
  expect(await errorsIn(contentDir)).toEqual([])
})

test('MDX becomes Markdown: what it could not compile is text, our components are our directives', async () => {
  const { text, page, contentDir } = await imported({
    'broken.mdx': '# Broken\n\nA set {of: things} and 3 < 4 <placeholder>.\n',
    'foreign.mdx':
      "import Tabs from '@theme/Tabs'\nimport { X } from './x'\n\n# Foreign\n\n{/* note */}\n\n<Tabs>\n<X label=\"Linux\">\n\nRun `ls`.\n\n</X>\n</Tabs>\n\n{undefinedVariable}\n",
    'ours.mdx': '# Ours\n\nFirst words.\n\n<Callout type="warning">Care.</Callout>\n\n[other](./broken.mdx)\n',
  })
  expect(await text('runbooks/broken.md')).toContain('A set {of: things} and 3 < 4 \\<placeholder>.')
  const foreign = await text('runbooks/foreign.md')
  expect(foreign).toContain('Run `ls`.')
  expect(foreign).not.toMatch(/import |<Tabs|<X|\/\* note/)
  expect(await text('runbooks/ours.md')).toContain(':::warning\nCare.\n:::\n\n[other](./broken.md)')
  expect(page('broken.mdx').took).toContain('{ and < that MDX could not read kept as text')
  expect(await errorsIn(contentDir)).toEqual([])
})

test('links between pages and to pictures are rewritten; those that lead nowhere become text and are named', async () => {
  const { text, page, report, contentDir } = await imported({
    'guides/Start here.md':
      '# Start\n\nSee [next](../more/Näxt%20page.md#part "Title"), [same](Other), [gone](./gone.md), [web](https://example.com), [top](#start), [part](#own-part), [dir](../more/).\n\n## Own part\n\n' +
      'A ![shot](../img/My%20shot.png) and ![lost](lost.png) and ![far](https://example.com/x.png), [big](../img/My%20shot.png).\n\n[ref]: ../more/N%C3%A4xt%20page.md\n\nUse [ref].\n',
    'guides/Other.md':
      '# Other\n\nText. Back to [start](<Start here.md>). {{< ref "x" >}} [hugo]({{< ref "./Start here.md" >}})\n',
    'more/Näxt page.md': '# Next\n\n## Part\n\nText.\n',
    'more/index.md': '# More\n\nText.\n',
    'img/My shot.png': png,
  })
  const start = await text('runbooks/guides/Start-here.md')
  expect(start).toContain(
    'See [next](../more/Naxt-page.md#part "Title"), [same](./Other.md), gone, [web](https://example.com), top, [part](#own-part), [dir](../more/about-more.md).',
  )
  expect(start).toContain(
    'A ![shot](../img/My-shot.png) and *lost* and [far](https://example.com/x.png), ![big](../img/My-shot.png).',
  )
  expect(start).toContain('[ref]: ../more/Naxt-page.md')
  expect(await text('runbooks/guides/Other.md')).toContain('[start](./Start-here.md). x [hugo](./Start-here.md)')
  expect(report.pictures).toEqual(['runbooks/img/My-shot.png'])
  expect(page('guides/Start here.md').decide).toEqual(
    expect.arrayContaining([
      'line 3: the link to ./gone.md leads nowhere; its text was kept',
      'line 7: the picture lost.png is not there; its description was kept',
      'line 7: the picture https://example.com/x.png lies on another site; it is now a link: put the file beside the article',
    ]),
  )
  expect(await errorsIn(contentDir)).toEqual([])
})
