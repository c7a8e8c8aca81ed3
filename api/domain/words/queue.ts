import type { WrongOperator } from '../ticket/asked.ts'
import type { TicketState } from '../ticket/ticket.ts'
import { sayAgo } from './amounts.ts'
import { bulk, queue, rail, views } from './en/queue.ts'
import type { Language } from './language.ts'
import { machineWords } from './machines.ts'
import { sayMoment } from './moments.ts'
import { sayWaiting, stateName, type ToldState } from './states.ts'

const en = { views, queue, rail, bulk }
const spoken: Record<Language, typeof en> = { en, de: en }

export type ViewName = keyof typeof views
export const viewNames = Object.keys(views) as ViewName[]

/** What the desk's lists say: columns, and what stands where nothing does. */
export function queueWords(language: Language): typeof en.queue {
  return spoken[language].queue
}

/** What one act on many tickets says. */
export function bulkWords(language: Language): typeof en.bulk {
  return spoken[language].bulk
}

/** What the desk's navigation says besides the names of views. */
export function railWords(language: Language): typeof en.rail {
  return spoken[language].rail
}

/** What a list is called, and what it means that nothing is in it. */
export function viewWords(name: ViewName, language: Language): { name: string; empty: string } {
  return spoken[language].views[name]
}

type ToldRow = Pick<ToldState, 'state' | 'waitingOn'> & {
  openedAt: string
  groupSize: number
  occurrences: { count: number; lastAt: string } | null
  steps: { done: number; total: number } | null
}

/** What a row says of its ticket besides what it is about: who else reports it, how often a machine did, what was tried, whether it waits. */
export function sayRow(row: ToldRow, told: { now: string; language: Language }): string[] {
  const words = spoken[told.language].queue
  const others = row.groupSize - 1
  return [
    ...(others > 0 ? [words.othersReport(others)] : []),
    ...(row.occurrences
      ? [machineWords(told.language).often(row.occurrences.count, sayAgo(row.occurrences.lastAt, told))]
      : []),
    ...(row.steps ? [words.steps(row.steps.done, row.steps.total)] : []),
    ...(row.state === 'waiting' && row.waitingOn
      ? [sayWaiting(row.waitingOn, { reader: 'desk', language: told.language })]
      : []),
    ...(row.state === 'new' ? [words.opened(sayAgo(row.openedAt, told))] : []),
  ]
}

type Opening = { open: boolean; openUntil: string | null; opensAt: string | null }

/** In which order a list is, and whether the reader's own desk is open. */
export function sayOrder(
  { open, openUntil, opensAt }: Opening,
  { ended, sort, ...told }: { ended: boolean; sort: string; now: string; language: Language },
): string {
  const words = spoken[told.language].queue
  const column = Object.entries(words.columns).find(([name]) => name === sort.replace('-', ''))?.[1]
  const own = ended ? words.endedOrder : words.order
  const order = column ? words.sorted(column, sort.startsWith('-')) : own
  if (open) return openUntil ? words.openUntil(order, sayMoment(openUntil, told)) : order
  return opensAt ? words.opensAt(order, sayMoment(opensAt, told)) : order
}

type StateCounts = { states: readonly { state: TicketState; count: number }[]; whole: boolean }

/** How many of what was found are in each state, or at least are; states without one are left out. */
export function sayStateCounts({ states, whole }: StateCounts, language: Language): string {
  const words = spoken[language].queue
  const some = states.filter(({ count }) => count > 0)
  const said = words.counted(some.map(({ state, count }) => words.ofState(count, stateName(state, language))))
  return whole ? said : words.notAll(said)
}

const mostKnown = 12

/** What is wrong with an operator of a search, what was expected, and what was probably meant. */
export function sayWrongOperator(
  { operator, value, expected, known, near }: WrongOperator,
  language: Language,
): string {
  const words = spoken[language].queue.wrongOperator
  const asked = `${operator}:${value}`
  const shown = `${known.slice(0, mostKnown).join(', ')}${known.length > mostKnown ? ' …' : ''}`
  const said = expected === 'date' ? words.date(asked) : words[expected](asked, shown)
  return near ? `${said} ${words.near(operator, /\s/.test(near) ? `"${near}"` : near)}` : said
}
