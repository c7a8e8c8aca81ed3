import { sayAgo } from './amounts.ts'
import { queue, views } from './en/queue.ts'
import type { Language } from './language.ts'
import { sayMoment } from './moments.ts'
import { sayWaiting, type ToldState } from './states.ts'

const en = { views, queue }
const spoken: Record<Language, typeof en> = { en }

export type ViewName = keyof typeof views
export const viewNames = Object.keys(views) as ViewName[]

/** What the desk's lists say: columns, and what stands where nothing does. */
export function queueWords(language: Language): typeof en.queue {
  return spoken[language].queue
}

/** What a list is called, and what it means that nothing is in it. */
export function viewWords(name: ViewName, language: Language): { name: string; empty: string } {
  return spoken[language].views[name]
}

type ToldRow = Pick<ToldState, 'state' | 'waitingOn'> & {
  openedAt: string
  groupSize: number
  steps: { done: number; total: number } | null
}

/** What a row says of its ticket besides what it is about: who else reports it, what was tried, whether it waits. */
export function sayRow(row: ToldRow, told: { now: string; language: Language }): string[] {
  const words = spoken[told.language].queue
  const others = row.groupSize - 1
  return [
    ...(others > 0 ? [words.othersReport(others)] : []),
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
  { ended, ...told }: { ended: boolean; now: string; language: Language },
): string {
  const words = spoken[told.language].queue
  const order = ended ? words.changedFirst : words.dueFirst
  if (open) return openUntil ? words.openUntil(order, sayMoment(openUntil, told)) : order
  return opensAt ? words.opensAt(order, sayMoment(opensAt, told)) : order
}
