import type { Article } from '#domain/knowledge/article.ts'
import type { Term } from '#domain/knowledge/content.ts'
import type { Suggest } from '#domain/search/suggestion.ts'
import type { Entry } from './suggestions/fields.ts'
import { makePostings } from './suggestions/postings.ts'
import { search, weakBelow } from './suggestions/search.ts'
import { readSynonyms } from './suggestions/synonyms.ts'

type Knowledge = { articles: readonly Article[]; glossary: readonly Term[] }

/** Reads all articles once; answers from memory. */
export function makeSuggest({ articles, glossary }: Knowledge): Suggest {
  const shown = articles.filter(({ draft, confidence }) => !draft && confidence !== 'archived')
  const postings = makePostings(shown.map(entryOf))
  const synonyms = readSynonyms(glossary, postings.lexicon)
  return (query, { limit, audience = 'everyone' }) => {
    const mayShow = (entry: number) => audience === 'support' || shown[entry]?.audience === 'everyone'
    const hits = search(postings, query, { limit, synonyms, mayShow })
    const items = hits.flatMap(({ entry, score }) => {
      const article = shown[entry]
      if (!article) return []
      const { id, kind, url, title, summary } = article
      return [{ id, kind, url, title, summary, score, weak: score < weakBelow }]
    })
    return { items, weak: items.every(({ weak }) => weak) }
  }
}

function entryOf({ title, automation, aliases, symptoms, summary, headings, text }: Article): Entry {
  const words = aliases.filter((alias) => !alias.startsWith('/'))
  return [[title], [...words, ...symptoms, automation ?? ''], [summary, ...headings, text]]
}
