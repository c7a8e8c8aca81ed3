import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { stamp } from '#domain/base/time.ts'
import { loadContent } from '#site/authoring/content.ts'
import { type Stranded, strandedTickets } from '../actions/read/stranded.ts'
import { type Verified, verify } from '../actions/verify.ts'
import { makeSeal } from '../outside/seal.ts'
import { foundSecret } from '../outside/secret.ts'
import { backupProblem, backupSqlite, isInUse, swapIn } from '../store/backup.ts'
import { openStore, type Store } from '../store/open.ts'
import { undelivered } from '../store/outbox.ts'
import { sayDamaged } from '../store/unavailable.ts'
import { CannotDo, doing, organisedBy, say, settingsOrSay, withStore } from './open.ts'

/** `ladder backup`, `restore`, `verify`: the database and what it is worth. */
export function addDatabase(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where the copy goes')
    .option('--force', 'replace a file that is there', false)
    .summary('copy the database to a file while the server runs')
    .description(
      'Writes a consistent copy of the SQLite database. The server may run. Keep DATA_DIR/secret too: it signs sessions. ' +
        'With PostgreSQL use pg_dump.',
    )
    .action(doing(async (file: string, { force }: { force: boolean }) => backup(resolve(file), force)))
  program
    .command('restore')
    .argument('<file>', 'a copy made by ladder backup')
    .option('--force', 'put it in the place of a database that holds something, or although it is not sound', false)
    .summary('put a copy in the place of the database')
    .description(
      'Checks the copy first: the file, the hash chains, rows against events. The server must be stopped. What was there is ' +
        'kept beside it.',
    )
    .action(doing(async (file: string, { force }: { force: boolean }) => restore(resolve(file), force)))
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

/** Checks everything in a database, with the key of the settings. */
export async function verifyStore(store: Store): Promise<Verified> {
  const now = Temporal.Now.instant()
  const { SEAL_SECRET, AUTH_SECRET, DATA_DIR } = settingsOrSay()
  const secret = SEAL_SECRET || AUTH_SECRET || (await foundSecret(DATA_DIR))
  const seal = secret ? makeSeal(secret) : null
  if (!seal) say(`Seals are not looked at: the key that made them is not in ${DATA_DIR}/secret.`)
  return verify({ read: store.db, dialect: store.dialect, knownModels: new Map(), now: () => now, seal })
}

/** Tickets that sit where nobody may act under the content of a folder; none is known where it cannot be read. */
async function strandedIn(store: Store, dir: string): Promise<Stranded[]> {
  const { content } = await loadContent(dir)
  if (!content) return []
  return (await strandedTickets(organisedBy(content, store))).filter(({ moves }) => moves)
}

/** What a check found, a line each, and the sum. */
export function sayVerified({ tickets, events, problems }: Verified): string[] {
  const lines = problems.map(({ ref, problem }) => `${ref ?? 'database'}: ${problem}`)
  const counted = `${tickets} tickets, ${events} events`
  return [...lines, problems.length === 0 ? `${counted}: all sound.` : `${counted}: ${problems.length} problems.`]
}

async function backup(file: string, force: boolean): Promise<void> {
  const path = sqlitePath(`pg_dump --format=custom --file=${file} "$DATABASE_URL"`)
  if (!existsSync(path)) throw new CannotDo(`there is no database at ${path}`)
  if (existsSync(file) && !force) throw new CannotDo(`${file} is there already; choose another name, or add --force`)
  const store = openStore(`sqlite:${path}`)
  try {
    if (!store.sqlite) throw new Error('a SQLite store has a SQLite database')
    backupSqlite(store.sqlite, file)
  } finally {
    await store.close()
  }
  say(`${file}: ${(statSync(file).size / 1e6).toFixed(1)} MB.`)
}

async function restore(file: string, force: boolean): Promise<void> {
  const path = sqlitePath(`pg_restore --clean --if-exists --dbname="$DATABASE_URL" ${file}`)
  if (!existsSync(file)) throw new CannotDo(`there is no file ${file}`)
  const problem = backupProblem(file)
  if (problem) throw new CannotDo(`${file} cannot be restored: ${problem}`)
  if (existsSync(path) && !force)
    throw new CannotDo(`there is a database at ${path}; stop the server and add --force to put this one in its place`)
  if (existsSync(path) && isInUse(path)) throw new CannotDo(`${path} is in use; stop the server first`)
  const part = `${path}.part`
  rmSync(part, { force: true })
  const store = openStore(`sqlite:${part}`)
  await store.close()
  copyFileSync(file, part)
  const verified = await checked(part)
  if (verified.problems.length > 0) {
    for (const line of sayVerified(verified)) say(line)
    if (!force) {
      rmSync(part)
      throw new CannotDo(`${file} is not sound; add --force to restore it all the same`)
    }
  }
  const aside = `${path}.${stamp(Temporal.Now.instant()).replaceAll(/[-:.]/g, '')}`
  const kept = swapIn(part, { path, aside })
  say(`${verified.tickets} tickets, ${verified.events} events restored to ${path}.`)
  if (kept) say(`What was there is kept as ${kept}.`)
}

async function checked(part: string): Promise<Verified> {
  const store = openStore(`sqlite:${part}`)
  try {
    await store.migrate(() => Temporal.Now.instant())
    return await verifyStore(store)
  } finally {
    await store.close()
  }
}

/** Where the SQLite file is; on PostgreSQL this is refused, with the tool that does it. */
function sqlitePath(instead: string): string {
  const { DATABASE_URL } = settingsOrSay()
  if (DATABASE_URL.startsWith('sqlite:')) return resolve(DATABASE_URL.slice('sqlite:'.length))
  throw new CannotDo(`the database is PostgreSQL, which has its own tool for this:\n  ${instead}`)
}
