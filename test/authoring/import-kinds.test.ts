import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { corpora, inputs } from '#kit/corpora.ts'
import { checkContent } from '#site/authoring/check/check.ts'
import { importFolder } from '#site/authoring/import/import.ts'
import { folderWith, textIn } from './folder.ts'
import { litterIn, wordsLost } from './import-oracle.ts'

const sources = join(inputs, 'import')

/** Names that a dialect uses where Markdown has signs: the reader never saw them. */
const signs: Record<string, string> = {
  'colons.md': '',
  'docusaurus.mdx': 'title slug caution tabs tabitem groupid os value ui cli label bash',
  'first-heading.md': '',
  'gitbook.md':
    'hint style danger endhint tabs tab title endtab endtabs content ref url colons md endcontent description',
  'hugo.md': 'title aliases draft true notice warning ref colons md button href setup',
  'indented.mdx': 'note tabs tab title steps step card cardgroup cols 2 accordion href setup connect',
  'jekyll.md': 'include html content note highlight endhighlight published false',
  'material.md': 'note warning tip snippets footer md lead',
  'obsidian.md': 'tags aliases bot colons tip img c png a b',
  'raw-html.md': 'a img src alt name href pic c png b gone md colons ref id old 20b',
}

test.skipIf(!existsSync(sources))(
  `each kind of page loses no word and leaves no sign${existsSync(sources) ? '' : ' (skipped: ../shared/inputs is not here)'}`,
  async () => {
    const contentDir = await folderWith({})
    const report = await importFolder({ dir: sources, contentDir, into: 'guides', force: false, dryRun: false })
    expect(report.pages.map(({ page }) => page)).toEqual(Object.keys(signs))
    for (const page of report.pages) {
      const source = await readFile(join(sources, page.page), 'utf8')
      const article = await textIn(contentDir, page.target as string)
      expect
        .soft(wordsLost(source, { article, page, signs: (signs[page.page] ?? '').split(' ') }), page.page)
        .toEqual([])
      expect.soft(await litterIn(article), page.page).toEqual([])
    }
    const problems = await checkContent(contentDir, { today: '2026-11-28' })
    expect(problems.filter(({ field, expected }) => field === 'body' && /link|picture|heading/.test(expected))).toEqual(
      [],
    )
  },
)

for (const corpus of ['openshift-runbooks', 'prometheus-runbooks'] as const) {
  const dir = join(corpora, corpus, 'pages')
  const there = existsSync(dir)
  test.skipIf(!there)(
    `${corpus}: no word lost, no litter, no dead link${there ? '' : ' (skipped: ../shared/corpora is not here)'}`,
    async () => {
      const contentDir = await folderWith({})
      const report = await importFolder({ dir, contentDir, into: 'runbooks', force: false, dryRun: false })
      const lost: string[] = []
      const litter: string[] = []
      for (const page of report.pages.filter(({ target }) => target)) {
        const source = await readFile(join(dir, page.page), 'utf8')
        const article = await textIn(contentDir, page.target as string)
        lost.push(...wordsLost(source, { article, page, signs: [] }).map((word) => `${page.page}: ${word}`))
        litter.push(...(await litterIn(article)).map((sign) => `${page.page}: ${sign}`))
      }
      expect.soft(lost).toEqual([])
      expect.soft(litter).toEqual([])
      const problems = await checkContent(contentDir, { today: '2026-11-28' })
      expect
        .soft(problems.filter(({ field, expected }) => field === 'body' && /link|picture|heading/.test(expected)))
        .toEqual([])
    },
    120_000,
  )
}
