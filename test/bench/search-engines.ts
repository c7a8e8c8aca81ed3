import { create, insertMultiple, search as searchOrama } from '@orama/orama'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import { makeSearch } from '#api/outside/search/search.ts'
import { articleOf, type Doc } from './search-sets.ts'

export type Ranked = [id: string, score: number][]
export type Engine = (text: string, limit: number) => Ranked | Promise<Ranked>

/** Ours as the portal runs it, and what others give as they come. */
export const engines: Record<string, (docs: Doc[]) => Engine> = {
  ours: (docs) => {
    const search = makeSearch({ articles: docs.map(articleOf), glossary: [] })
    return async (text, limit) => (await search(text, { limit })).results.map(({ id, score }) => [id, score])
  },
  lunr: (docs) => {
    const index = lunr(function () {
      this.ref('id')
      this.field('title')
      this.field('text')
      for (const doc of docs) this.add(doc)
    })
    return (text, limit) => {
      const hits = index.query((query) => query.term(lunr.tokenizer(text), {}))
      return hits.slice(0, limit).map(({ ref, score }) => [ref, score])
    }
  },
  minisearch: (docs) => {
    const index = new MiniSearch({ fields: ['title', 'text'] })
    index.addAll(docs)
    return (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map(({ id, score }) => [id, score])
  },
  Orama: (docs) => {
    const index = create({ schema: { id: 'string', title: 'string', text: 'string' } as const })
    insertMultiple(
      index,
      docs.map(({ id, title, text }) => ({ id, title, text })),
    )
    return async (term, limit) => {
      const { hits } = await searchOrama(index, { term, limit, properties: ['title', 'text'] })
      return hits.map(({ document, score }) => [document.id, score])
    }
  },
  BM25: (docs) => {
    const bags = docs.map(({ title, text }) => bagOf(`${title} ${text}`))
    const usual = bags.reduce((sum, { length }) => sum + length, 0) / bags.length
    const having = new Map<string, number>()
    for (const { times } of bags) for (const word of times.keys()) having.set(word, (having.get(word) ?? 0) + 1)
    return (text, limit) => {
      const asked = [...bagOf(text).times.keys()]
      const scores = bags.map(({ times, length }, index) => {
        const score = asked.reduce((sum, word) => {
          const count = times.get(word) ?? 0
          const others = having.get(word) ?? 0
          const rarity = Math.log(1 + (docs.length - others + 0.5) / (others + 0.5))
          return sum + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / usual))
        }, 0)
        return [docs[index]?.id ?? '', score] as Ranked[number]
      })
      return scores
        .filter(([, score]) => score > 0)
        .sort((one, other) => other[1] - one[1])
        .slice(0, limit)
    }
  },
}

function bagOf(text: string): { times: Map<string, number>; length: number } {
  const folded = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
  const times = new Map<string, number>()
  let length = 0
  for (const [word] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    const stem = lunr.stemmer(new lunr.Token(word, {})).toString()
    times.set(stem, (times.get(stem) ?? 0) + 1)
    length++
  }
  return { times, length }
}
