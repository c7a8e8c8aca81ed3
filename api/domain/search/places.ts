import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import type { Place } from './result.ts'

/** Teams by id, with their names. */
export type Teams = readonly { id: string; name: string }[]
type Rule = Place & {
  /** One of these must be asked, or the place is not meant. */
  things: string
  /** And one of these, where there are any. */
  acts?: string
  /** What may stand beside them. */
  beside?: string
}

const rules: Rule[] = [
  {
    url: '/support/',
    title: 'Support: who helps, and how fast',
    summary: 'The people on each level, their hours, what they promise, and how to reach them.',
    things: 'support helpdesk desk human person people someone somebody agent hotline help phone call',
    beside:
      'contact reach call phone talk speak write mail email ask number address hours opening team service live real chat page customer get',
  },
  {
    url: '/requests/',
    title: 'Follow your requests',
    summary: 'Get a link to each of your requests: who has it, what comes next, and what was said.',
    things: 'request requests ticket tickets case cases',
    acts: 'my where status track follow see check find view list show what happened progress update',
    beside: 'open is are the of old state reference number page link support',
  },
  {
    url: '/escalate/',
    title: 'Escalate to support',
    summary: 'Tell the people who know. You see who answers and by when before you send it.',
    things: 'escalate escalation',
    beside: 'request ticket case issue problem incident support form',
  },
  {
    url: '/escalate/',
    title: 'Escalate to support',
    summary: 'Tell the people who know. You see who answers and by when before you send it.',
    things: 'request ticket case issue incident problem bug error fault',
    acts: 'new open create submit raise file log report send make',
    beside: 'support form',
  },
]
const reference = /^TKT-[A-Z0-9]{5}$/i
const code = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/

/** The places that a question asks for: where support is, where one's requests are, a reference, a code of a refusal, a team. */
export function placesFor(query: string, { teams, language }: { teams: Teams; language: Language }): Place[] {
  const text = query.trim()
  if (reference.test(text)) {
    const name = text.toUpperCase()
    return [{ url: '/requests/', title: `Follow request ${name}`, summary: 'Get the link to it by mail.' }]
  }
  if (code.test(text))
    return [
      { url: `/problem-codes/${text}/`, title: `Problem code ${text}`, summary: 'What it means, and what to do.' },
    ]
  const words = wordsOf(text, language).filter(({ extra }) => !extra)
  const asked = new Set(words.map(({ text: word }) => word))
  if (asked.size === 0) return []
  const places = rules.filter((rule) => isMeant(rule, asked, language))
  const team = teams.filter(({ name }) => {
    const named = wordsOf(name, language).filter(({ extra }) => !extra)
    return (
      named.every(({ text: word }) => asked.has(word)) &&
      [...asked].every((word) => named.some((one) => one.text === word) || language.isStopWord(word) || word === 'team')
    )
  })
  const found = [
    ...team.map(({ id, name }) => ({
      url: `/support/#team-${id}`,
      title: name,
      summary: 'Who is in it, when it is there, and what it looks after.',
    })),
    ...places.map(({ url, title, summary }) => ({ url, title, summary })),
  ]
  return found.filter(({ url }, index) => found.findIndex((other) => other.url === url) === index).slice(0, 2)
}

function isMeant({ things, acts, beside = '' }: Rule, asked: ReadonlySet<string>, { isStopWord }: Language): boolean {
  const [thing, act, other] = [things, acts ?? '', beside].map((list) => new Set(list.split(' ')))
  const has = (list: Set<string> | undefined) => [...asked].some((word) => list?.has(word))
  const isKnown = (word: string) => thing?.has(word) || act?.has(word) || other?.has(word) || isStopWord(word)
  return has(thing) && (!acts || has(act)) && [...asked].every(isKnown)
}
