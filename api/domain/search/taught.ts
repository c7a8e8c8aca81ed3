import type { TaughtWords } from '../knowledge/learned.ts'
import { type Language, languageOf } from '../language/language.ts'
import { rarityOf } from './fields.ts'
import type { Hit } from './hit.ts'
import { indexOfPage, type Postings } from './postings.ts'
import { type Asked, readQuestion } from './question.ts'
import { sureFrom } from './silence.ts'

/** Words that solved tickets taught a page to be found by: the stems of one wording, and how many different people used it. */
export type Lesson = { page: number; stems: string[]; by: number }
/** Lessons, looked up by any of their stems. */
export type Lessons = { all: readonly Lesson[]; byStem: ReadonlyMap<string, readonly number[]> }

/** A wording of fewer words is too little to tell what it is about, a longer one is about too much. */
const fewestStems = 2
const mostStems = 14

/** Below this a question and a taught wording do not mean the same; nothing is changed then, not even a little. */
const resembles = 0.5
/** So much alike, and it answers. */
const surely = 0.6
/** So much alike, and it is lifted also where a first hit is sure. */
const close = 0.8
/** How soon a page counts less whose words and lessons leave out what the first hit has of the question. */
const less = 4
/** What a wording counts that one, two or more people used. */
const trusts = [0, 0.85, 0.95, 1]

/** What words teach the pages of one index. Words of pages that are not there teach nothing. */
export function readLessons(
  taught: readonly TaughtWords[],
  { pages, languages }: { pages: readonly { id: string }[]; languages: readonly string[] },
): Lesson[] {
  const numbers = new Map(pages.map(({ id }, page) => [id, page]))
  const speaking = languages.map(languageOf)
  return taught.flatMap(({ article, words, by }): Lesson[] => {
    const page = numbers.get(article)
    const stems = page === undefined ? [] : stemsTaught(words, speaking)
    return page === undefined || stems.length < fewestStems ? [] : [{ page, stems, by }]
  })
}

/** The same of a list that changes: it is read anew when it is another one. */
export function lessonsFrom(
  taught: () => readonly TaughtWords[],
  index: Parameters<typeof readLessons>[1],
): () => Lessons {
  let read: readonly TaughtWords[] | null = null
  let lessons = lessonsOf([])
  return () => {
    const now = taught()
    if (now !== read) lessons = lessonsOf(readLessons(now, index))
    read = now
    return lessons
  }
}

/** The stems of a wording that teach: without stop words, each once, the first of a long text only. */
function stemsTaught(words: string, languages: readonly Language[]): string[] {
  const { words: said, isEmpty } = readQuestion(words, languages)
  return isEmpty ? [] : [...new Set(said.map(({ stems }) => stems[0] ?? ''))].slice(0, mostStems)
}

/** Puts lessons in order to be asked. */
export function lessonsOf(all: readonly Lesson[]): Lessons {
  const byStem = new Map<string, number[]>()
  all.forEach(({ stems }, index) => {
    for (const stem of new Set(stems)) byStem.set(stem, [...(byStem.get(stem) ?? []), index])
  })
  return { all, byStem }
}

type Known = {
  words: readonly Asked[]
  postings: Map<string, Postings>
  pageCount: number
  /** The page that comes first without lessons. */
  first: number | undefined
}
type Lookup = (stems: readonly string[]) => Promise<Map<string, Postings>>

/** How much each page was taught to answer a question, from 0 to 1: only pages that were. */
export async function taughtIn(
  { all, byStem }: Lessons,
  { words, postings, pageCount, first }: Known,
  lookup: Lookup,
): Promise<Map<number, number>> {
  const asked = new Set(words.map(({ stems }) => stems.find((stem) => byStem.has(stem)) ?? stems[0] ?? ''))
  const shared = new Map<number, string[]>()
  for (const stem of asked)
    for (const index of byStem.get(stem) ?? []) shared.set(index, [...(shared.get(index) ?? []), stem])
  if (shared.size === 0) return new Map()
  const others = [...new Set([...shared.keys()].flatMap((index) => all[index]?.stems ?? []))]
  const having = new Map([...postings, ...(await lookup(others.filter((stem) => !postings.has(stem))))])
  const worth = (stems: Iterable<string>) => {
    let sum = 0
    for (const stem of stems) sum += rarityOf(having.get(stem)?.having ?? 0, pageCount) ** 2
    return sum
  }
  const whole = worth(asked)
  const holds = (stem: string, page: number) => {
    const found = having.get(stem)
    return found !== undefined && indexOfPage(found, page) >= 0
  }
  const best = first === undefined ? 0 : worth([...asked].filter((stem) => holds(stem, first)))
  const taught = new Map<number, number>()
  for (const [index, stems] of shared) {
    const lesson = all[index]
    if (!lesson) continue
    const alike = worth(stems) / Math.sqrt(whole * worth(new Set(lesson.stems)))
    if (!(alike >= resembles)) continue
    const trust = trusts[Math.min(lesson.by, trusts.length - 1)] ?? 0
    const said = worth([...asked].filter((stem) => stems.includes(stem) || holds(stem, lesson.page)))
    const share = said >= best ? 1 : (said / best) ** less
    taught.set(lesson.page, Math.max(taught.get(lesson.page) ?? 0, alike * trust * share))
  }
  return taught
}

/**
 * Lifts pages by what they were taught. A question that resembles no taught wording is ranked exactly as without lessons; so is
 * one that the pages themselves answer surely, unless nearly the same was taught.
 */
export function withTaught(
  hits: readonly Hit[],
  { taught, confidence }: { taught: ReadonlyMap<number, number>; confidence: number },
): { hits: Hit[]; confidence: number } {
  if (taught.size === 0) return { hits: [...hits], confidence }
  const best = hits[0]?.score || 1
  const known = new Set(hits.map(({ page }) => page))
  const least = confidence >= sureFrom ? close : 0
  const lifts = new Map([...taught].filter(([, by]) => by >= least))
  const missing = [...lifts.keys()].filter((page) => !known.has(page))
  const lifted = [...hits, ...missing.map((page) => ({ page, score: 0, units: [{ unit: 0, score: 0 }] }))].map(
    (hit) => ({
      ...hit,
      score: hit.score + (lifts.get(hit.page) ?? 0) * best,
    }),
  )
  lifted.sort((one, other) => other.score - one.score || one.page - other.page)
  const first = lifts.get(lifted[0]?.page ?? -1) ?? 0
  return { hits: lifted, confidence: first >= surely ? Math.max(confidence, sureFrom * (first / surely)) : confidence }
}
