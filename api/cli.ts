import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { makeDueAnswerer } from '#domain/due-line.ts'
import { settingsPage } from './settings-page.ts'

const program = new Command('ladder')
  .description('Ladder on the command line: content, the support model, the database, people and keys.')
  .showHelpAfterError('(ladder help COMMAND says more)')
  .showSuggestionAfterError()

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
      if (lines.length < 500) continue
      await print(lines)
      lines = []
    }
    await print(lines)
  })

program
  .command('reference')
  .summary('write the handbook pages that are made from the code')
  .description('Writes content/handbook/reference/settings.md from the list of settings.')
  .action(() => writeFile('content/handbook/reference/settings.md', settingsPage()))

function print(lines: string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve()
  return new Promise((resolve) => process.stdout.write(`${lines.join('\n')}\n`, () => resolve()))
}

await program.parseAsync()
