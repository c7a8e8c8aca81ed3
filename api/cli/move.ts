import { type Command, InvalidArgumentError } from 'commander'
import { makeAuth } from '../outside/auth.ts'
import { keptSecret } from '../outside/secret.ts'
import { filledTables, moveAll, release } from '../store/move.ts'
import { openStore, type Store } from '../store/open.ts'
import { CannotDo, doing, random, say, settingsOrSay, withStore } from './open.ts'
import { sayVerified, verifyStore } from './verified.ts'

type Flags = { to?: string; takeBack: boolean }

/** `ladder move`: a whole installation from one database to another, SQLite to PostgreSQL or back. */
export function addMove(program: Command): void {
  program
    .command('move')
    .option('--to <url>', 'an empty database: postgres://USER@HOST/NAME or sqlite:PATH', readUrl)
    .option('--take-back', 'let the old database take writes again, and forget the move', false)
    .summary('copy everything to another database, while this one is read')
    .description(
      'Copies the database of DATABASE_URL into an empty one, in one transaction, table by table, and compares how many rows came ' +
        'and what they hold; then verifies every ticket there. Meanwhile Ladder goes on: what is read is answered, what is ' +
        'written is told to come back. After that the old one takes no more writes: set DATABASE_URL to the new one and start ' +
        'again. When anything differs, nothing has happened.',
    )
    .action(
      doing(async ({ to, takeBack }: Flags) => {
        if ((to !== undefined) === takeBack) throw new CannotDo('expected either --to URL or --take-back')
        await withStore(async ({ store }) => (to === undefined ? takeItBack(store) : moveTo(store, to)))
      }),
    )
}

async function moveTo(from: Store, url: string): Promise<void> {
  const to = openStore(url)
  try {
    await to.migrate(() => Temporal.Now.instant())
    // The tables of sign-in are the sign-in library's own: it makes them when it starts.
    const { AUTH_SECRET, DATA_DIR, PUBLIC_URL } = settingsOrSay()
    const secret = AUTH_SECRET || (await keptSecret(DATA_DIR, random))
    for (const database of [from, to]) await makeAuth({ database, secret, publicUrl: PUBLIC_URL, oidc: null })
    const filled = await filledTables(to)
    if (filled.length > 0)
      throw new CannotDo(`--to holds something already (${filled.slice(0, 5).join(', ')}); expected an empty database`)
    const carried = await moveAll(from, to, say)
    const rows = carried.reduce((sum, table) => sum + table.rows, 0)
    say(`${rows} rows of ${carried.length} tables: all there, and the same.`)
    const verified = await verifyStore(to)
    for (const line of sayVerified(verified)) say(line)
    if (verified.problems.length > 0) process.exitCode = 1
    say('The old database takes no more writes. Set DATABASE_URL to the new one and start Ladder again.')
  } finally {
    await to.close()
  }
}

async function takeItBack(store: Store): Promise<void> {
  if (!(await release(store))) throw new CannotDo('nothing has moved away from this database')
  say('This database takes writes again. What was written to the other one meanwhile stays there.')
}

function readUrl(text: string): string {
  if (/^(sqlite:.|postgres(ql)?:\/\/)/.test(text)) return text
  throw new InvalidArgumentError('expected sqlite:PATH or postgres://USER@HOST/NAME')
}
