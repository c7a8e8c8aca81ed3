import { relative } from 'node:path'
import type { Command } from 'commander'
import { ownSchema } from '#domain/home/home-file.ts'
import { keyOf, settingEntries } from '#domain/home/settings-list.ts'
import { type ReadHome, readHome } from '#site/authoring/home/read.ts'
import { CannotDo, doing, say } from './open.ts'

type Shown = { name: string; key: string; value: unknown; from: string }

/** `ladder settings`: what is in force, and where it came from. */
export function addSettings(program: Command): void {
  program
    .command('settings')
    .summary('print every setting in force, and where it came from')
    .description(
      'Names the home that was found, then each setting with its value and whether it comes from the environment, from a line of ' +
        'ladder.yaml, or is the default. Secrets are not printed. Exit code 1 when one is wrong.',
    )
    .option('--json', 'print it as JSON', false)
    .action(
      doing(async ({ json }: { json: boolean }) => {
        const read = readHome({ env: process.env })
        const shown = shownOf(read)
        if (json)
          say(JSON.stringify({ home: read.home.dir, by: read.home.by, settings: shown, wrong: read.said }, null, 2))
        else say([`Home: ${read.home.dir} (${read.home.by})`, ...columns(shown)].join('\n'))
        if (read.said.length > 0) throw new CannotDo(read.said.join('\n'))
      }),
    )
}

function shownOf({ settings, sources, lineOf, home, problems }: ReadHome): Shown[] {
  const isWrong = (key: string) => problems.some(({ field }) => field?.split('.')[0] === key)
  const file = relative(home.dir, home.file)
  const own = Object.keys(ownSchema.shape).map((key) => {
    const value = isWrong(key) ? '(wrong)' : settings[key as keyof typeof settings]
    const line = lineOf(key)
    return { name: key, key, value, from: line ? `${file}:${line}` : 'default' }
  })
  const rest = settingEntries.map(([name, { kind }]) => {
    const value = settings[name]
    const key = keyOf(name)
    const from = sources[name] === 'file' ? `${file}:${lineOf(key)}` : sources[name]
    return { name, key, value: kind === 'secret' ? masked(value) : (value ?? '(wrong)'), from }
  })
  return [...own, ...rest]
}

/** A secret shows that it is there; an address with a password shows all but that. */
function masked(value: unknown): string {
  if (typeof value !== 'string') return '(wrong)'
  if (value === '') return ''
  return /^[a-z]+:/.test(value) ? value.replace(/(:\/\/[^/@]*:)[^/@]*@/, '$1(hidden)@') : '(hidden)'
}

function columns(shown: readonly Shown[]): string[] {
  const wide = Math.max(...shown.map(({ name }) => name.length))
  const text = (value: unknown) =>
    value === '' || value === undefined ? '(not set)' : typeof value === 'string' ? value : JSON.stringify(value)
  return shown.map(({ name, value, from }) => `${name.padEnd(wide)}  ${text(value)}  — ${from}`)
}
