import { appendFileSync } from 'node:fs'

/** Tells one figure of a bench: on the screen, and in the file that `npm run bench` reads. The name says what, with its size and database. */
export function figure(name: string, value: number, unit = ''): void {
  process.stdout.write(`${name.padEnd(62)} ${sayNumber(value)}${unit && ` ${unit}`}\n`)
  const file = process.env.BENCH_FIGURES
  if (file) appendFileSync(file, `${JSON.stringify({ name, value })}\n`)
}

/** Why a figure is missing where it cannot be measured; the run goes on. */
export function cannotMeasure(why: string): void {
  process.stdout.write(`Not measured: ${why}\n`)
  const file = process.env.BENCH_FIGURES
  if (file) appendFileSync(file, `${JSON.stringify({ why })}\n`)
}

/** Three digits say enough of what was measured. */
export function sayNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 100) return String(Number(value.toPrecision(value < 0.1 ? 2 : 3)))
  return Math.round(value).toLocaleString('en')
}

export function shareOf(numbers: readonly number[], share: number): number {
  return (
    numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0
  )
}

export function median(numbers: readonly number[]): number {
  return shareOf(numbers, 0.5)
}
