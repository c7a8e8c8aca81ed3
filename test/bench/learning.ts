import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeSearch } from '#api/outside/search/search.ts'
import { languageOf } from '#domain/language/language.ts'
import { wordsOf } from '#domain/language/words.ts'
import { corpora } from '#kit/corpora.ts'
import { figuresOf } from './search-figures.ts'
import { articleOf, type Query, readSet, type SearchSet } from './search-sets.ts'

/* Teaches with some wordings of what each page answers and asks with the others; then asks what nobody taught. */

const english = languageOf('en')

type Told = { set: SearchSet; teach: Query[]; ask: Query[]; how: string }

/** Every second wording of each page teaches. Where a page has one wording only, two are made of it, each without another third of its words. */
function split(set: SearchSet, odd: 0 | 1): Told {
  const byPage = Map.groupBy(set.queries, ({ id }) => bestOf(set, id))
  const several = [...byPage.values()].filter(({ length }) => length > 1).length > byPage.size / 2
  if (several) {
    const pick = (which: number) =>
      [...byPage.values()].flatMap((queries) => queries.filter((_, at) => at % 2 === which))
    return { set, teach: pick(odd), ask: pick(1 - odd), how: 'every second wording taught' }
  }
  const without = (third: number) => set.queries.map(({ id, text }) => ({ id, text: thinned(text, third) }))
  return { set, teach: without(odd), ask: without(2), how: 'a third of the words left out, another third when asked' }
}

function thinned(text: string, third: number): string {
  const said = wordsOf(text, english).filter(({ extra, text: word }) => !extra && !english.isStopWord(word))
  const left = said.filter((_, at) => at % 3 !== third)
  return (said.length < 3 ? said : left).map(({ text: word }) => word).join(' ')
}

function bestOf({ answers }: SearchSet, query: string): string {
  return [...(answers.get(query) ?? [])].sort((one, other) => other[1] - one[1])[0]?.[0] ?? ''
}

type Lesson = { article: string; words: string; by: number }

function lessonsIn({ set, teach }: Told): Lesson[] {
  return teach.map(({ id, text }) => ({ article: bestOf(set, id), words: text, by: 1 }))
}

async function figures({ set, ask }: Told, taught: readonly Lesson[]) {
  const search = makeSearch({ articles: set.docs.map(articleOf), glossary: [], taught: () => taught })
  const run = new Map<string, [string, number][]>()
  for (const { id, text } of [...ask, ...set.unanswerable])
    run.set(
      id,
      (await search(text, { limit: 50 })).results.map((result) => [result.id, result.score]),
    )
  const answers = new Map(ask.map(({ id }) => [id, set.answers.get(id) ?? new Map()]))
  return figuresOf({ ...set, queries: ask, answers }, run)
}

const show = (figure: number | null) => figure?.toFixed(3) ?? ''
const lines = [
  [
    'asked',
    'questions',
    'taught',
    'Recall@5 without',
    'with',
    'nDCG@10 without',
    'with',
    'silence AUC without',
    'with',
    'how',
  ],
]

async function compare(what: string, told: Told, lessons: readonly Lesson[]) {
  const before = await figures(told, [])
  const after = await figures(told, lessons)
  const pairs = (['recall5', 'ndcg10', 'auc'] as const).flatMap((name) => [show(before[name]), show(after[name])])
  lines.push([what, `${told.ask.length}`, `${lessons.length}`, ...pairs, told.how])
}

const sets = ['stackfaq-dev', 'askubuntu-answers', 'prom-alerts']
  .map((name) => join(corpora, name))
  .filter((dir) => existsSync(dir))
  .map(readSet)
for (const set of sets) {
  for (const odd of [0, 1] as const) {
    const told = split(set, odd)
    const lessons = lessonsIn(told)
    await compare(set.name, told, lessons)
    const pages = new Set(set.docs.filter((_, at) => at % 2 === odd).map(({ id }) => id))
    const how = 'half of the pages taught, the questions of the other half asked: some mean nearly the same'
    const ask = told.ask.filter(({ id }) => !pages.has(bestOf(set, id)))
    await compare(
      `${set.name}, siblings`,
      { ...told, ask, how },
      lessons.filter(({ article }) => pages.has(article)),
    )
    for (const other of sets.filter((one) => one !== set)) {
      const docs = [...set.docs, ...other.docs]
      const how = `pages of ${other.name} beside them, and taught`
      await compare(`${set.name}, unrelated`, { ...told, set: { ...set, docs }, how }, lessonsIn(split(other, odd)))
    }
  }
}
for (const [at, line] of lines.entries()) {
  console.log(`| ${line.join(' | ')} |`)
  if (at === 0) console.log(`|${'---|'.repeat(line.length)}`)
}
