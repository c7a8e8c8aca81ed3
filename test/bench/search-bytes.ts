import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answer } from '#domain/search/answer.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import { writeSearchFiles } from '#site/build/search-files.ts'
import { openFiles } from '#site/search/files.ts'
import { knownItems } from './search-known-items.ts'
import { articleOf, type Doc } from './search-sets.ts'
import { serveFiles } from './static-host.ts'

const asked = 40

/** What a browser loads at so many pages: real runbooks repeated under new names, asked in the four ways of people who know a page. */
export async function measureBytes(docs: Doc[], count: number) {
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
    console.log(
      `\nKB that a browser loads at ${count} pages (wanted: first 200, next 65 in the middle, 90 for nine in ten)\n`,
    )
    console.log(
      '| asked | first, median | first, most | next, median | next, nine in ten | files, median |\n|---|---|---|---|---|---|',
    )
    for (const { name, queries } of knownItems('all', docs)) {
      const step = Math.ceil(queries.length / asked)
      const questions = queries.filter((_, number) => number % step === 0).map(({ text }) => text)
      const first: number[] = []
      for (const question of questions.slice(0, 12)) first.push((await load([question]))[0]?.bytes ?? 0)
      const next = (await load(['session expired', ...questions])).slice(1)
      const bytes = next.map((one) => one.bytes)
      const cells = [at(first, 0.5), at(first, 0.999), at(bytes, 0.5), at(bytes, 0.9)].map((one) =>
        (one / 1024).toFixed(1),
      )
      console.log(
        `| ${[
          name,
          ...cells,
          at(
            next.map(({ requests }) => requests),
            0.5,
          ),
        ].join(' | ')} |`,
      )
    }
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

function at(numbers: number[], share: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * share)] ?? 0
}
