import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { checkContent } from '#site/authoring/check/check.ts'
import { importFolder } from '#site/authoring/import/import.ts'
import { folderWith, textIn } from './folder.ts'
import { dialects } from './import-dialects.ts'
import { litterIn, wordsLost } from './import-oracle.ts'

const trees = join(import.meta.dirname, 'import-trees')

test.each(Object.entries(dialects))(
  '%s: boxes, tabs and links become ours, no word is lost, no sign is left',
  async (name, expected) => {
    const dir = join(trees, name)
    const contentDir = await folderWith({})
    const report = await importFolder({ dir, contentDir, into: 'guides', force: false, dryRun: false })
    const brought = report.pages.filter(({ target }) => target)
    expect(report.pages.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    const drafts: string[] = []
    const addresses: string[] = []
    for (const page of brought) {
      const article = await textIn(contentDir, page.target as string)
      const source = await sourceOf(join(dir, page.page))
      expect.soft(wordsLost(source, { article, page, signs: expected.signs.split(' ') }), page.page).toEqual([])
      expect.soft(await litterIn(article), page.page).toEqual([])
      for (const piece of expected.contains[page.page] ?? []) expect.soft(article, page.page).toContain(piece)
      if (/^draft: true$/m.test(article)) drafts.push(page.page)
      addresses.push(...(article.match(/^ {2}- \/.*$/gm) ?? []).map((line) => line.slice(4)))
    }
    expect.soft(drafts).toEqual(expected.drafts)
    expect.soft(addresses.sort()).toEqual(expected.addresses.toSorted())
    expect.soft(brought.reduce((sum, { pictures }) => sum + pictures, 0)).toBe(expected.pictures)
    expect.soft(brought.reduce((sum, { links }) => sum + links, 0)).toBe(expected.links)
    const problems = await checkContent(contentDir, { today: '2026-11-28' })
    const dead = problems.filter(
      ({ field, expected: wanted }) => field === 'body' && /link|picture|heading/.test(wanted),
    )
    expect.soft(dead.filter(({ expected: wanted }) => !/is a draft/.test(wanted))).toEqual([])
    expect.soft(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  },
)

/** What a page said in its old place: a file, the text of a page of HTML, or one article of a file of JSON. */
async function sourceOf(path: string): Promise<string> {
  const [, file, id] = /^(.*\.json)\/(\d+)-/.exec(path) ?? []
  if (!file) {
    const text = await readFile(/ [0-9a-f]{32}\.csv$/.test(path) ? path.replace(/\.csv$/, '_all.csv') : path, 'utf8')
    return path.endsWith('.html') ? textOfHtml(text) : text
  }
  const value = JSON.parse(await readFile(file, 'utf8'))
  const articles: { id: number; title: string; body?: string; description?: string }[] = value.articles ?? value
  const article = articles.find((one) => String(one.id) === id)
  return `${article?.title} ${textOfHtml(article?.body ?? article?.description ?? '')}`
}

function textOfHtml(html: string): string {
  let text = ''
  let isCode = false
  const parser = new Parser({
    onopentag(name, { alt = '' }) {
      isCode = name === 'script' || name === 'style'
      text += ` ${alt} `
    },
    onclosetag: () => {
      isCode = false
    },
    ontext(piece) {
      if (!isCode) text += piece
    },
  })
  parser.end(html)
  return text
}
