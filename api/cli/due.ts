import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { makeDueAnswerer } from '#api/cli/due-line.ts'

const linesAtOnce = 500

/** `ladder due`: working-time arithmetic on JSON lines, for tests and for people who doubt a promise. */
export function addDue(program: Command): void {
  program
    .command('due')
    .summary('answer when working time is used up')
    .description(
      'Reads JSON lines {calendar: {timeZone, hours, holidays}, start, target?, until?, pauses?} from standard input and ' +
        'prints per line {due} for a target, {elapsedSeconds} for until. A bad line gets {error} and the rest goes on.',
    )
    .option('--explain', 'add the segments: what was counted, what was skipped and why')
    .action(async (options: { explain?: boolean }) => {
      const answer = makeDueAnswerer({ explain: options.explain ?? false })
      let lines: string[] = []
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        lines.push(answer(line))
        if (lines.length < linesAtOnce) continue
        await print(lines)
        lines = []
      }
      await print(lines)
    })
}

function print(lines: string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve()
  return new Promise((resolve) => process.stdout.write(`${lines.join('\n')}\n`, () => resolve()))
}
