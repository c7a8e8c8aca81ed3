import { type Language, languageOf } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import type { ChatQuestion, ChatTurn } from '../ticket/conversation.ts'
import { heardIn } from './heard.ts'
import { type Going, problemsFor } from './known.ts'
import type { Answer, Place, Result, SearchOptions } from './result.ts'

/** What the chat looks things up in. */
export type ChatSources = {
  search: (query: string, options: SearchOptions) => Promise<Answer>
  /** Known problems that go on. */
  problems: readonly Going[]
  automations: readonly { id: string; name: string; environments: readonly string[] }[]
  /** What people see when the page's trouble has them, in their words. */
  symptomsOf: (page: string) => readonly string[]
}

export type ChatAsked = {
  turns: readonly ChatTurn[]
  said: string
  /** None of the answers that were offered fits. */
  isNone?: boolean
  /** The automation that the page is about on which the chat was opened. */
  automation?: string
}

type Option = { says: string; page?: string }

/** What the chat replies. `about` is the matter as it was understood, to be sent with the next message. */
export type ChatReply = { about: string; automation: string } & (
  | {
      kind: 'answer'
      known: Place[]
      places: Place[]
      passages: Result[]
      /** The words of a message that went on with the matter, and that none of the passages mentions; empty for none. */
      without: string
    }
  | { kind: 'question'; asks: ChatQuestion; options: Option[] }
  | { kind: 'unknown' }
)

const mostPassages = 3
/** Questions in a row that a person has patience for. */
const mostQuestions = 2
const mostOptions = 4
/** Below this nothing is near enough to be asked about. */
const nearFrom = 0.3
/** A candidate is one that scores this share of the best. */
const candidate = 0.5
const longestMatter = 1000
const joins = /^(?:and|but|or|also|plus|what about|how about|what if|same|then|ok(?:ay)?,? (?:and|but))\b/i
const points = /\b(?:it|that|this|there|them|those|these|one|ones|again)\b/i

/**
 * One step of a conversation: passages that answer, one question that tells the candidates apart, or that nothing is known. It keeps
 * nothing, says nothing of its own, and asks at most twice in a row.
 */
export async function replyTo(asked: ChatAsked, sources: ChatSources): Promise<ChatReply> {
  const { turns, said } = asked
  const last = turns.findLast(({ by }) => by === 'chat')
  const before = last?.about ?? ''
  const wasAsked = last?.asks !== undefined
  const picked = wasAsked && !asked.isNone ? last?.options?.find(({ says }) => says === said) : undefined
  const look = lookIn(asked, sources)
  if (wasAsked && asked.isNone) return narrowed(await look(before), before)
  if (wasAsked) return answered()
  if (before === '') return narrowed(await look(said), said)
  return followed()

  /** What was asked is answered, or something else is said in its place. */
  async function answered(): Promise<ChatReply> {
    const alone = picked || contentOf(said).length < 3 ? null : await look(said)
    if (alone?.isSure) return narrowed(alone, said)
    const together = joined(before, said)
    return narrowed(await look(together), together)
  }

  /** A later message goes on with the matter, or begins another. */
  async function followed(): Promise<ChatReply> {
    const together = joined(before, said)
    const words = contentOf(said).length
    const goesOn = joins.test(said.trim()) || (points.test(said) && words <= 3)
    const [alone, both] = [await look(said), await look(together)]
    if (goesOn && both.isSure) return goingOn(both, together)
    if (!goesOn && alone.isSure) return narrowed(alone, said)
    if ((words <= 2 || last?.shown.length === 0) && both.isSure) return goingOn(both, together)
    if (goesOn && words <= 3) {
      const former = await look(before)
      if (former.isSure) return goingOn(former, before)
    }
    return alone.isSure || words > 2 ? narrowed(alone, said) : narrowed(both, together)
  }

  function narrowed(found: Looked, about: string): ChatReply {
    const { known, answer } = found
    const isPicked = ({ id }: Result) => id === picked?.page
    if (found.isSure || known.length > 0 || answer.places.length > 0 || answer.results.some(isPicked)) {
      const rest = found.isSure ? answer.results.filter((result) => !isPicked(result)) : []
      const passages = [...answer.results.filter(isPicked), ...rest].slice(0, mostPassages)
      const automation = asked.automation ?? passages[0]?.automation ?? ''
      return { kind: 'answer', about: kept(about), automation, known, places: answer.places, passages, without: '' }
    }
    const matter = { about: kept(about), automation: asked.automation ?? '' }
    const question = questionIn(found, { about, asked, sources })
    return question ? { kind: 'question', ...matter, ...question } : { kind: 'unknown', ...matter }
  }

  /** The answer to what goes on with the matter says so where it is still about the matter alone. */
  function goingOn(found: Looked, about: string): ChatReply {
    const reply = narrowed(found, about)
    if (reply.kind !== 'answer') return reply
    const words = contentOf(said)
    const isThere = reply.passages.some((passage) => words.some(({ text }) => mentions(passage, text)))
    return { ...reply, without: isThere ? '' : words.map(({ text }) => text).join(' ') }
  }
}

type Looked = { answer: Answer; known: Place[]; isSure: boolean; near: number }

/** Asks for each thing heard in a message until one is surely answered, else keeps the one that comes nearest. */
function lookIn({ automation }: ChatAsked, { search, problems }: ChatSources) {
  return async function look(message: string): Promise<Looked> {
    let best: Looked | null = null
    for (const query of heardIn(message)) {
      const answer = await search(query, { limit: 8, quote: true, ...(automation ? { chosen: automation } : {}) })
      const isSure = !answer.weak && answer.results.length > 0 && saysWhat(query)
      const found = { answer, isSure, known: problemsFor(query, problems, answer), near: answer.results[0]?.score ?? 0 }
      if (isSure) return found
      if (!best || found.near > best.near || (best.known.length === 0 && found.known.length > 0)) best = found
    }
    return best as Looked
  }
}

type Narrowing = { about: string; asked: ChatAsked; sources: ChatSources }

/** The one question that would tell the best candidates apart, or null. */
function questionIn(
  { answer, near }: Looked,
  { about, asked, sources }: Narrowing,
): { asks: ChatQuestion; options: Option[] } | null {
  if (near < nearFrom) return null
  const before = asked.turns.filter(({ by }) => by === 'chat')
  const inRow = before.length - 1 - before.findLastIndex(({ asks }) => asks === undefined)
  if (inRow >= mostQuestions) return null
  const isAsked = (what: ChatQuestion) => before.slice(before.length - inRow).some(({ asks }) => asks === what)
  const [best] = answer.results
  const candidates = answer.results.filter(({ score }) => score >= (best?.score ?? 0) * candidate).slice(0, mostOptions)
  const automations = [...new Set(candidates.map(({ automation }) => automation).filter(Boolean))]
  const says = (name: string) => isSaid(name, about)
  const named = sources.automations.filter(({ id }) => automations.includes(id))
  if (named.length > 1 && !asked.automation && !isAsked('automation') && !named.some(({ name }) => says(name)))
    return { asks: 'automation', options: named.map(({ name }) => ({ says: name })) }
  const environments = named.length === 1 ? (named[0]?.environments ?? []) : []
  const telling = environments.filter(
    (name) => candidates.some((one) => mentions(one, name)) && candidates.some((one) => !mentions(one, name)),
  )
  if (telling.length > 0 && environments.length > 1 && !isAsked('environment') && !environments.some(says))
    return { asks: 'environment', options: environments.map((name) => ({ says: name })) }
  if (candidates.length > 0 && !isAsked('symptom'))
    return {
      asks: 'symptom',
      options: candidates.map((one) => ({ says: symptomOf(one, about, sources), page: one.id })),
    }
  return null
}

const english: Language = languageOf('en')

function contentOf(words: string) {
  return wordsOf(words, english).filter(({ extra, text }) => !extra && !english.isStopWord(text))
}

const denials = new Set(['not', 'no', 'never', 'none', 'nothing'])

/** Whether a message says what rather than only that something does not work. */
function saysWhat(message: string): boolean {
  return contentOf(message).some(({ text }) => !english.isPassing(text) && !denials.has(text))
}

/** Whether every word of a name was said. */
function isSaid(name: string, message: string): boolean {
  const said = new Set(contentOf(message).map(({ stem }) => stem))
  return contentOf(name).every(({ stem }) => said.has(stem))
}

function mentions({ title, summary, excerpt }: Result, name: string): boolean {
  return isSaid(name, [title, summary, ...excerpt.map(({ text }) => text)].join(' '))
}

/** What a person sees who needs this page: of its symptoms the one nearest to what was said, else its title. */
function symptomOf({ id, title }: Result, about: string, { symptomsOf }: ChatSources): string {
  const said = new Set(contentOf(about).map(({ stem }) => stem))
  const shared = (symptom: string) => contentOf(symptom).filter(({ stem }) => said.has(stem)).length
  const [best] = symptomsOf(id).toSorted((one, other) => shared(other) - shared(one))
  return (best && shared(best) > 0 ? best : title).slice(0, 300)
}

function joined(before: string, said: string): string {
  return `${before} ${said}`.trim()
}

/** What was said last counts most. */
function kept(about: string): string {
  return about.slice(-longestMatter).toWellFormed()
}
