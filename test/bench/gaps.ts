import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeSearch } from '#api/outside/search/search.ts'
import { type Need, nameOf, placeNeeds } from '#domain/knowledge/gap.ts'
import { stemsOfNeed } from '#domain/knowledge/need.ts'
import { corpora } from '#kit/corpora.ts'
import { articleOf, readSet } from './search-sets.ts'

/* A recorded month of searches on a judged set with ten answers taken out: the ten largest gaps should be those. */

const dir = join(corpora, 'stackfaq-dev')
if (!existsSync(dir)) throw new Error(`There is no ${dir}, where the judged set is expected.`)
const set = readSet(dir)
const answerOf = (id: string) => [...(set.answers.get(id)?.keys() ?? [])][0] ?? ''

let total = 0
for (const turn of [0, 1, 2]) {
  const taken = new Set(
    set.docs
      .filter((_, at) => at % 3 === turn)
      .slice(0, 10)
      .map(({ id }) => id),
  )
  const search = makeSearch({ articles: set.docs.filter(({ id }) => !taken.has(id)).map(articleOf), glossary: [] })
  const needs = new Map<string, Need & { answers: string[] }>()
  let failed = 0
  for (const { id, text } of set.queries) {
    const { weak, results } = await search(text, { limit: 5 })
    const right = answerOf(id)
    // Who sees the answer opens it, also below "nothing fits well".
    if (results.some((result) => result.id === right)) continue
    failed++
    const need = stemsOfNeed(text).join(' ')
    const known = needs.get(need) ?? {
      need,
      words: text,
      count: 0,
      top: weak ? null : (results[0]?.id ?? null),
      answers: [],
    }
    needs.set(need, { ...known, count: known.count + 1, answers: [...known.answers, right] })
  }
  let next = 0
  const { placed } = placeNeeds([...needs.values()], [], { newId: () => `gap-${next++}` })
  const gaps = [...Map.groupBy(placed, ({ gap }) => gap).values()].map((members) => {
    const all = members.flatMap(({ need }) => needs.get(need) ?? [])
    const answers = all.flatMap((one) => one.answers)
    const main = [...Map.groupBy(answers, (answer) => answer)].sort((one, other) => other[1].length - one[1].length)[0]
    return {
      name: nameOf(all),
      count: answers.length,
      is: main?.[0] ?? '',
      pure: (main?.[1].length ?? 0) / answers.length,
    }
  })
  gaps.sort((one, other) => other.count - one.count)
  const largest = gaps.slice(0, 10)
  const found = new Set(largest.map(({ is }) => is).filter((is) => taken.has(is)))
  total += found.size
  console.log(
    `\nturn ${turn + 1}: ${set.queries.length} searches, ${failed} failed, ${gaps.length} gaps; of the ten largest ${found.size} are the ten taken out`,
  )
  console.log('| searches | taken out | pure | name |\n|---|---|---|---|')
  for (const { name, count, is, pure } of largest)
    console.log(`| ${count} | ${taken.has(is) ? 'yes' : 'no'} ${is} | ${Math.round(pure * 100)} % | ${name} |`)
}
console.log(`\n${total} of 30`)
