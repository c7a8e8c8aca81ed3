import { readDay } from '../base/day.ts'
import { addressKey } from '../base/email.ts'
import { nearest } from '../base/near-miss.ts'
import { millis, stampOf } from '../base/time.ts'
import { fromLocal, makeZone } from '../base/zone.ts'
import { priorities } from '../model/choices.ts'
import { activeStates, type TicketState, ticketStates } from './ticket.ts'

const operators = ['team', 'is', 'automation', 'priority', 'assignee', 'level', 'before', 'after'] as const
type AskedOperator = (typeof operators)[number]

const conditions = ['late', 'at-risk', 'unassigned', 'followed', ...ticketStates] as const

/** What a search for tickets asks: words and phrases, and what its operators narrow it to. */
export type AskedTickets = {
  words: string
  phrases: string[]
  states?: TicketState[]
  late?: true
  atRisk?: true
  /** By who asks. */
  followed?: true
  /** Ids, addresses; null for nobody. */
  team?: string
  automation?: string
  priority?: string[]
  assignee?: string | null
  level?: number
  before?: string
  after?: string
}

/** An operator whose value means nothing: what it takes, and what was probably meant. */
export type WrongOperator = {
  operator: AskedOperator
  value: string
  expected: 'one-of' | 'name' | 'date'
  known: readonly string[]
  near: string | null
}

type Named = { id: string; name: string }
/** What names may stand for, who asks, and in which zone a day begins. */
export type AskedBy = {
  teams: readonly Named[]
  automations: readonly Named[]
  people: readonly { name: string; email: string }[]
  levels: readonly number[]
  me: string
  timeZone: string
}

/**
 * Reads what somebody typed to find tickets: `team:finance-automation is:late "exactly this" invoice`. A word before a colon that is
 * no operator is a word like others, as in error codes and addresses. A value of several words stands in quotes. Several of one
 * operator: any of the states or priorities, the last of the others.
 */
export function readAsked(typed: string, by: AskedBy): { asked: AskedTickets; wrongs: WrongOperator[] } {
  const asked: AskedTickets = { words: '', phrases: [] }
  const wrongs: WrongOperator[] = []
  const words: string[] = []
  for (const part of partsOf(typed)) {
    const operator = operators.find((name) => name === part.operator)
    if (operator) {
      const wrong = narrow(asked, { operator, value: part.value.trim() }, by)
      if (wrong) wrongs.push({ near: null, known: [], ...wrong, operator, value: part.value })
    } else if (part.isQuoted && part.value.trim()) {
      asked.phrases.push(part.value.trim())
      words.push(part.value)
    } else words.push(part.text)
  }
  asked.words = words.join(' ').trim()
  return { asked, wrongs }
}

/** Whether an operator stands in what was typed, whatever its value. */
export function hasOperator(typed: string): boolean {
  return partsOf(typed).some((part) => operators.some((name) => name === part.operator))
}

type Part = { text: string; operator: string; value: string; isQuoted: boolean }

function partsOf(typed: string): Part[] {
  const found: Part[] = []
  let rest = typed.trimStart()
  while (rest) {
    const space = rest.search(/\s/)
    const run = space < 0 ? rest : rest.slice(0, space)
    const colon = run.indexOf(':')
    const name = colon > 0 ? run.slice(0, colon).toLowerCase() : ''
    const operator = operators.some((known) => known === name) ? name : ''
    const from = operator ? colon + 1 : 0
    const end = rest[from] === '"' ? rest.indexOf('"', from + 1) : -1
    const isQuoted = end > 0
    const length = isQuoted ? end + 1 : run.length
    const value = isQuoted ? rest.slice(from + 1, end) : rest.slice(from, length)
    found.push({ text: rest.slice(0, length), operator, value, isQuoted })
    rest = rest.slice(length).trimStart()
  }
  return found
}

type Wrong = Pick<WrongOperator, 'expected'> & Partial<WrongOperator>

function narrow(
  asked: AskedTickets,
  { operator, value }: { operator: AskedOperator; value: string },
  by: AskedBy,
): Wrong | null {
  const lower = value.toLowerCase()
  switch (operator) {
    case 'team': {
      const found = named(value, by.teams)
      if (!found) return unknownName(value, by.teams)
      asked.team = found.id
      return null
    }
    case 'automation': {
      const found = named(value, by.automations)
      if (!found) return unknownName(value, by.automations)
      asked.automation = found.id
      return null
    }
    case 'assignee':
      return narrowAssignee(asked, value, by)
    case 'priority': {
      const found = priorities.find((one) => one.toLowerCase() === lower)
      if (!found) return { expected: 'one-of', known: priorities, near: nearest(value, priorities) }
      asked.priority = [...(asked.priority ?? []), found]
      return null
    }
    case 'level': {
      const found = by.levels.find((level) => String(level) === value)
      if (found === undefined) return { expected: 'one-of', known: by.levels.map(String) }
      asked.level = found
      return null
    }
    case 'is':
      return narrowCondition(asked, lower)
    case 'before':
    case 'after': {
      const day = readDay(value)
      if (!day) return { expected: 'date' }
      // A day is over when the next begins: what comes after it does not begin within it.
      asked[operator] = startOf(operator === 'before' ? day : day.add({ days: 1 }), by.timeZone)
      return null
    }
  }
}

function narrowCondition(asked: AskedTickets, value: string): Wrong | null {
  const found = conditions.find((one) => one === value)
  if (!found) return { expected: 'one-of', known: conditions, near: nearest(value, conditions) }
  if (found === 'late') asked.late = true
  else if (found === 'at-risk') asked.atRisk = true
  else if (found === 'followed') asked.followed = true
  else if (found === 'unassigned') asked.assignee = null
  else asked.states = [...(asked.states ?? []), ...(found === 'open' ? activeStates : [found])]
  return null
}

function narrowAssignee(asked: AskedTickets, value: string, { people, me }: AskedBy): Wrong | null {
  if (value.toLowerCase() === 'none') asked.assignee = null
  else if (value.toLowerCase() === 'me') asked.assignee = me
  else {
    const entries = people.map(({ name, email }) => ({ id: email, name }))
    const found = named(value, entries) ?? entries.find(({ id }) => addressKey(id) === addressKey(value))
    if (!found) return unknownName(value, [{ id: 'me', name: 'me' }, { id: 'none', name: 'none' }, ...entries])
    asked.assignee = found.id
  }
  return null
}

/** By id, by whole name, or by the only name that begins so. */
function named(value: string, known: readonly Named[]): Named | undefined {
  const wanted = value.toLowerCase()
  if (!wanted) return undefined
  const exact = known.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted)
  if (exact) return exact
  const begun = known.filter(({ id, name }) =>
    `${id}\n${name}`
      .toLowerCase()
      .split('\n')
      .some((one) => one.startsWith(wanted)),
  )
  return begun.length === 1 ? begun[0] : undefined
}

function unknownName(value: string, known: readonly Named[]): Wrong {
  const near = nearest(
    value,
    known.flatMap(({ id, name }) => [id, name]),
  )
  return { expected: 'name', known: known.map(({ id }) => id), near }
}

function startOf(day: Temporal.PlainDate, timeZone: string): string {
  return stampOf(fromLocal(makeZone(timeZone), millis(`${day.toString()}T00:00:00Z`)))
}
