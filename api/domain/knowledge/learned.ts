import { z } from 'zod'
import { type Language, languageOf } from '../language/language.ts'
import { type Masking, mask } from '../language/mask.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { stemsOfNeed, withoutMasks } from './need.ts'

/** What people called the answer of a page, in words; `by`: how many different people. */
export type TaughtWords = { article: string; words: string; by: number }

const wordsSchema = z.strictObject({
  words: z.string().min(1).max(200).describe('What somebody called it whose request this article solved'),
  by: z.int().min(1).default(1).describe('How many different people did'),
})

/** content/learned.yaml */
export const learnedFileSchema = z.strictObject({
  learned: z
    .record(z.string(), z.array(wordsSchema))
    .default({})
    .describe(
      'By article: words of people whose requests it solved; search finds it by them. Edit and delete as you like',
    ),
})

/** Wordings that one ticket teaches at most. */
const mostOfTicket = 4
/** Wordings that an article is found by at most: those of most people first. */
const mostOfArticle = 40
/** One word alone, or only masked ones, tells nothing. */
const fewestStems = 2
const fewestBesideMasked = 3

/** The wordings that a solved ticket teaches its article: its title and what was searched before, in the requester's words, masked. */
export function wordingsOf(
  { title, requester, attempt }: Pick<Ticket, 'title' | 'requester' | 'attempt'>,
  { masking, language = languageOf('en') }: { masking: Masking; language?: Language },
): { words: string; need: string }[] {
  const names = [...(masking.names ?? []), requester.name]
  const wordings = [title, ...(attempt?.searches ?? []).toReversed()].map((text) => {
    const masked = mask(text, { ...masking, names })
    const words = withoutMasks(masked).slice(0, 200)
    return { words, stems: stemsOfNeed(words, language), fewest: words === masked ? fewestStems : fewestBesideMasked }
  })
  const kept = new Map<string, string>()
  for (const { words, stems, fewest } of wordings)
    if (stems.length >= fewest && !kept.has(stems.join(' '))) kept.set(stems.join(' '), words)
  return [...kept].slice(0, mostOfTicket).map(([need, words]) => ({ need, words }))
}

/** A wording with what it is about in the language of its article: by that, and by no other spelling, it is known again. */
export type KnownWords = TaughtWords & { need: string }

/** Wordings as they are known again; articles that are not there are taken for English. */
export function knownWords(
  taught: readonly TaughtWords[],
  articles: ReadonlyMap<string, { language: string }>,
): KnownWords[] {
  return taught.map((one) => {
    const language = languageOf(articles.get(one.article)?.language ?? 'en')
    return { ...one, need: stemsOfNeed(one.words, language).join(' ') }
  })
}

/** Wordings of a file and of solved tickets, each once, no article with more than its share: those of most people first. */
export function mergeTaught(...lists: readonly (readonly KnownWords[])[]): TaughtWords[] {
  const merged = new Map<string, TaughtWords>()
  for (const { article, words, by, need } of lists.flat()) {
    const key = keyOfWords({ article, need })
    const known = merged.get(key)
    merged.set(key, { article, words: known?.words ?? words, by: Math.max(known?.by ?? 0, by) })
  }
  return [...Map.groupBy(merged.values(), ({ article }) => article).values()].flatMap((taught) =>
    taught.sort((one, other) => other.by - one.by || (one.words < other.words ? -1 : 1)).slice(0, mostOfArticle),
  )
}

/** What two ways of writing one wording of an article share. */
export function keyOfWords({ article, need }: Pick<KnownWords, 'article' | 'need'>): string {
  return `${article}\n${need}`
}
