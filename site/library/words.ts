import { secondsOf } from '#domain/base/duration.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "12 Oct 2026" */
export function sayDay(day: string): string {
  const [year, month = 1, date] = day.split('-').map(Number)
  return `${date} ${months[month - 1]} ${year}`
}

/** "1 h 30 min" for PT1H30M */
export function sayDuration(duration: string): string {
  const seconds = secondsOf(duration)
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ')
}

/** "1 runbook", "3 runbooks", "1,200 runbooks" */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "Order sync" for "order-sync" */
export function unslug(slug: string): string {
  return capitalise(slug.replaceAll('-', ' '))
}

export function today(): string {
  return Temporal.Now.plainDateISO().toString()
}
