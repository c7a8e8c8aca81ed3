// KB that a browser loads to search, at many pages. Usage: search-bytes.ts [PAGES] [DIR with pages of Markdown …]
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answer } from '#domain/search/answer.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import { corpora } from '#kit/corpora.ts'
import { writeSearchFiles } from '#site/build/search-files.ts'
import { openFiles } from '#site/search/files.ts'
import { figure, shareOf } from './figure.ts'
import { knownItems } from './search-known-items.ts'
import { makeDocs } from './search-made.ts'
import { articleOf, type Doc, readPages } from './search-sets.ts'
import { serveFiles } from './static-host.ts'

const asked = 40
const [wanted, ...given] = process.argv.slice(2)
const dirs = given.length > 0 ? given : ['openshift-runbooks', 'prometheus-runbooks'].map((name) => join(corpora, name))
const pages = dirs.filter((dir) => existsSync(dir)).flatMap(readPages)
// Without real ones, made-up ones: they have more different words, so what is loaded of them is rather more.
await measureBytes(pages.length > 0 ? pages : makeDocs(300), Number(wanted ?? 10_000))

/** What a browser loads at so many pages: real runbooks repeated under new names, asked in the four ways of people who know a page. */
async function measureBytes(docs: Doc[], count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-bytes-'))
  const host = await serveFiles(folder)
  try {
    const articles = Array.from({ length: count }, (_, number) => articleOf(copyOf(docs, number)))
    await writeSearchFiles(join(folder, 'find'), pagesOf({ articles }), {
      glossary: [],
      teams: [],
      learned: [],
      today: '',
    })
    const size = `${count.toLocaleString('en')} pages`
    const all = { first: [] as number[], next: [] as number[] }
    for (const { name, queries } of knownItems('all', docs)) {
      if (queries.length === 0) continue
      const step = Math.ceil(queries.length / asked)
      const questions = queries.filter((_, number) => number % step === 0).map(({ text }) => text)
      const first: number[] = []
      for (const question of questions.slice(0, 12)) first.push((await load([question]))[0]?.bytes ?? 0)
      const next = (await load(['session expired', ...questions])).slice(1)
      const bytes = next.map((one) => one.bytes)
      all.first.push(...first)
      all.next.push(...bytes)
      figure(`first search, ${size}, ${name}, median`, shareOf(first, 0.5) / 1024, 'KB')
      figure(`next search, ${size}, ${name}, median`, shareOf(bytes, 0.5) / 1024, 'KB')
    }
    figure(`first search, ${size}, most`, Math.max(...all.first) / 1024, 'KB')
    figure(`next search, ${size}, median`, shareOf(all.next, 0.5) / 1024, 'KB')
    figure(`next search, ${size}, nine in ten`, shareOf(all.next, 0.9) / 1024, 'KB')
  } finally {
    await host.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  /** What one browser loads for one question after another. */
  async function load(questions: string[]) {
    const library = await openFiles(`${host.url}/find/`)()
    const each = []
    for (const question of questions) {
      await answer(library, question, { limit: 10 })
      each.push(host.taken())
    }
    return each
  }
}

function copyOf(docs: Doc[], number: number): Doc {
  const doc = docs[number % docs.length] as Doc
  const copy = Math.floor(number / docs.length)
  return copy === 0 ? doc : { ...doc, id: `${copy}/${doc.id}`, title: `${doc.title} ${copy}` }
}
