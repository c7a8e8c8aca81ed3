import { resolve } from 'node:path'
import type { Command } from 'commander'
import { loadContent } from '#site/authoring/content.ts'
import { type Stranded, strandedTickets } from '../actions/read/stranded.ts'
import { undelivered } from '../store/failing-notices.ts'
import type { Store } from '../store/open.ts'
import { sayDamaged } from '../store/unavailable.ts'
import { backup } from './backup.ts'
import { doing, organisedBy, say, withStore } from './open.ts'
import { type Restoring, restore } from './restore.ts'
import { sayVerified, verifyStore } from './verified.ts'

/** `ladder backup`, `restore`, `verify`: the database and what it is worth. */
export function addDatabase(program: Command): void {
  program
    .command('backup')
    .argument('[file]', 'where the copy goes; left out, into BACKUP_DIR, under the moment as its name')
    .option('--force', 'replace a file that is there', false)
    .summary('copy the database to a file while the server runs')
    .description(
      'Writes the database as it is at one moment, and checks the copy before it has its name. The server may run. PostgreSQL is ' +
        'copied by pg_dump. Keep DATA_DIR/secret too, elsewhere: it signs sessions and seals logs.',
    )
    .action(doing(async (file: string | undefined, { force }: { force: boolean }) => backup(file, force)))
  program
    .command('restore')
    .argument('<file>', 'a copy made by ladder backup')
    .option(
      '--force',
      'put it in the place of a SQLite database that holds something, or although it is not sound',
      false,
    )
    .option(
      '--rehearse',
      'do all of it beside the database, say what came of it, and leave everything as it was',
      false,
    )
    .summary('put a copy in the place of the database')
    .description(
      'Checks the copy first: the file, its rows, the hash chains, rows against events. The server must be stopped. What was there is ' +
        'kept beside it. A dump of PostgreSQL goes into an empty database.',
    )
    .action(doing(async (file: string, options: Restoring) => restore(resolve(file), options)))
  program
    .command('verify')
    .summary('recompute everything that can be, and say what does not agree')
    .description(
      'Checks every ticket: the hash chain of its events, its row against them, its clock index against a recomputation; and ' +
        'that nothing points to what is gone; where there is content, also what sits where nobody may act. Changes nothing. Exit code 1 when something is wrong.',
    )
    .action(
      doing(async () =>
        withStore(async ({ store, settings }) => {
          const verified = await verifyStore(store)
          for (const line of sayVerified(verified)) say(line)
          const stranded = verified.isDamaged ? [] : await strandedIn(store, settings.CONTENT_DIR)
          for (const { ref, what } of stranded) say(`${ref}: ${what}`)
          if (stranded.length > 0) process.exitCode = 1
          const stuck = verified.isDamaged ? [] : await undelivered(store.db)
          if (stuck.length > 0) say(`${stuck.length} notices were given up; the last error: ${stuck.at(-1)?.error}`)
          if (verified.isDamaged) say(sayDamaged)
          if (verified.problems.length > 0) process.exitCode = 1
        }),
      ),
    )
}

/** Tickets that sit where nobody may act under the content of a folder; none is known where it cannot be read. */
async function strandedIn(store: Store, dir: string): Promise<Stranded[]> {
  const { content } = await loadContent(dir)
  if (!content) return []
  return (await strandedTickets(await organisedBy(content, store))).filter(({ moves }) => moves)
}
