import type { Article } from '#domain/knowledge/article.ts'
import type { Term } from '#domain/knowledge/content.ts'
import { languageOf } from '#domain/language/language.ts'
import type { Entry } from '#domain/search/fields.ts'
import { makePostings } from '#domain/search/postings.ts'
import { rank, weakBelow } from '#domain/search/rank.ts'
import type { Suggest } from '#domain/search/suggestion.ts'
import { readSynonyms } from '#domain/search/synonyms.ts'

type Knowledge = { articles: readonly Article[]; glossary: readonly Term[] }

/** Reads all articles once; answers from memory. */
export function makeSuggest({ articles, glossary }: Knowledge): Suggest {
  const shown = articles.filter(({ draft, confidence }) => !draft && confidence !== 'archived')
  const postings = makePostings(shown.map(entryOf), languageOf('en'))
  const synonyms = readSynonyms(glossary, postings)
  return (query, { limit, audience = 'everyone' }) => {
    const mayShow = (entry: number) => audience === 'support' || shown[entry]?.audience === 'everyone'
    const hits = rank(postings, query, { limit, synonyms, mayShow })
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
