import type { Engine } from './search-engines.ts'
import { type Run, runOf } from './search-figures.ts'
import type { Doc, SearchSet } from './search-sets.ts'

type Ranked = { set: SearchSet; run: Run }

/** So many of the questions without an answer may get a confident one. */
const mayPass = 0.1
const shipped = 1

/** How sure one must be, drawn on one set and shown on the others, beside the bar that is shipped. */
export async function printSilence(sets: readonly SearchSet[], make: (docs: Doc[]) => Engine) {
  const ranked = await Promise.all(sets.map(async (set) => ({ set, run: await runOf(set, make(set.docs), 10) })))
  console.log('\nThe bar drawn on one set, shown on the other (wanted: at most 10 %, at least 60 %)\n')
  console.log(
    '| drawn on | as good there | bar | shown on | sure without an answer % | sure and right in three % |\n|---|---|---|---|---|---|',
  )
  const print = (from: string, bar: number, as: string) => {
    for (const { set, run } of ranked) {
      if (set.name === from) continue
      const { wrong, right } = silenceOf({ set, run }, (id) => surenessOf(run, id) >= bar)
      const percents = [wrong, right].map((share) => (100 * share).toFixed(1))
      console.log(`| ${[from, as, bar.toFixed(2), set.name, ...percents].join(' | ')} |`)
    }
  }
  for (const one of ranked) {
    const { least, most } = barsFor(one)
    print(one.set.name, (least + most) / 2, `${least.toFixed(2)} to ${most.toFixed(2)}`)
  }
  print('shipped', shipped, '')
}

/** All bars between these let the same questions through; none lower will do. */
function barsFor({ set, run }: Ranked): { least: number; most: number } {
  const sure = set.unanswerable.map(({ id }) => surenessOf(run, id)).sort((one, other) => other - one)
  const passing = Math.floor(sure.length * mayPass)
  return { least: sure[passing] ?? 0, most: sure[passing - 1] ?? Number.POSITIVE_INFINITY }
}

/** How many get a confident answer that cannot, and how many a right one in three that should. */
export function silenceOf({ set, run }: Ranked, isSure: (query: string) => boolean): { wrong: number; right: number } {
  const judged = set.queries.filter(({ id }) => set.answers.has(id))
  const isRight = (query: string) =>
    run
      .get(query)
      ?.slice(0, 3)
      .some(([doc]) => (set.answers.get(query)?.get(doc) ?? 0) > 0)
  return {
    wrong: set.unanswerable.filter(({ id }) => isSure(id)).length / set.unanswerable.length,
    right: judged.filter(({ id }) => isSure(id) && isRight(id)).length / judged.length,
  }
}

function surenessOf(run: Run, id: string): number {
  return run.get(id)?.[0]?.[1] ?? 0
}
