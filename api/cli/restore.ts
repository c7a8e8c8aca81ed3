import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { stamp } from '#domain/base/time.ts'
import type { Verified } from '../actions/verify.ts'
import { restorePostgres, rowsInDump } from '../outside/pg-tools.ts'
import { backupProblem, difference, isInUse, type Rows, rowsOf, swapIn } from '../store/backup.ts'
import { openStore, type Store } from '../store/open.ts'
import { hasSchema } from '../store/readiness.ts'
import { orSay, sayRows } from './backup.ts'
import { CannotDo, say, settingsOrSay } from './open.ts'
import { sayVerified, verifyStore } from './verified.ts'

export type Restoring = { force: boolean; rehearse: boolean }

/** Puts a copy in the place of the database, when it has shown that it is whole. */
export async function restore(file: string, options: Restoring): Promise<void> {
  const { DATABASE_URL: url } = settingsOrSay()
  if (!existsSync(file)) throw new CannotDo(`there is no file ${file}`)
  if (url.startsWith('sqlite:')) await intoFile(file, url.slice('sqlite:'.length), options)
  else await intoPostgres(file, url, options)
}

async function intoFile(file: string, path: string, { force, rehearse }: Restoring): Promise<void> {
  const problem = backupProblem(file)
  if (problem) throw new CannotDo(`${file} cannot be restored: ${problem}`)
  if (!rehearse && existsSync(path) && !force)
    throw new CannotDo(`there is a database at ${path}; stop the server and add --force to put this one in its place`)
  if (!rehearse && existsSync(path) && isInUse(path)) throw new CannotDo(`${path} is in use; stop the server first`)
  const aside = rehearse ? mkdtempSync(join(tmpdir(), 'ladder-restore-')) : null
  const part = aside ? join(aside, 'ladder.db') : `${path}.part`
  try {
    const { verified, rows } = await filled(part, file)
    if (verified.problems.length > 0) {
      for (const line of sayVerified(verified)) say(line)
      if (!force) throw new CannotDo(`${file} is not sound; add --force to restore it all the same`)
    }
    if (rehearse) return say(`${sayRestored(verified, rows)}: it can be restored. Nothing was changed.`)
    const kept = swapIn(part, { path, aside: `${path}.${stamp(Temporal.Now.instant()).replaceAll(/[-:.]/g, '')}` })
    say(`${sayRestored(verified, rows)} restored to ${path}.`)
    if (kept) say(`What was there is kept as ${kept}.`)
  } finally {
    rmSync(part, { force: true })
    if (aside) rmSync(aside, { recursive: true, force: true })
  }
}

/** A copy of the copy, brought up to date and looked through. */
async function filled(part: string, file: string): Promise<{ verified: Verified; rows: Rows }> {
  rmSync(part, { force: true })
  const empty = openStore(`sqlite:${part}`)
  await empty.close()
  copyFileSync(file, part)
  const rows = rowsOf(file)
  const differs = difference(rows, rowsOf(part))
  if (differs) throw new CannotDo(`${file} did not arrive as it is: ${differs}. Is there room in ${dirname(part)}?`)
  const store = openStore(`sqlite:${part}`)
  try {
    await store.migrate(() => Temporal.Now.instant())
    return { verified: await verifyStore(store), rows }
  } finally {
    await store.close()
  }
}

async function intoPostgres(file: string, url: string, { rehearse }: Restoring): Promise<void> {
  const rows = await orSay(() => rowsInDump(file))
  if (!rows.migration) throw new CannotDo(`${file} is no dump of a database of Ladder`)
  if (rehearse)
    return say(
      `${sayRows(rows)} in ${file}. To rehearse the whole, restore into an empty database: set DATABASE_URL to it.`,
    )
  const store = openStore(url)
  try {
    if (await hasSchema(store))
      throw new CannotDo(
        'there is a Ladder in this database; restore into an empty one (createdb), and set DATABASE_URL to it',
      )
    await orSay(() => restorePostgres(url, file))
    const differs = difference(rows, await rowsIn(store, Object.keys(rows)))
    if (differs) throw new CannotDo(`${file} did not arrive as it is: ${differs}`)
    await store.migrate(() => Temporal.Now.instant())
    const verified = await verifyStore(store)
    for (const line of verified.problems.length > 0 ? sayVerified(verified) : []) say(line)
    if (verified.problems.length > 0) process.exitCode = 1
    say(`${sayRestored(verified, rows)} restored to the database of DATABASE_URL.`)
  } finally {
    await store.close()
  }
}

async function rowsIn({ db }: Store, tables: readonly string[]): Promise<Rows> {
  const rows: Rows = {}
  for (const name of tables) {
    const counted = await sql<{ count: string }>`select count(*) as count from ${sql.table(name)}`.execute(db)
    rows[name] = Number(counted.rows[0]?.count)
  }
  return rows
}

function sayRestored({ tickets, events }: Verified, rows: Rows): string {
  return `${tickets} tickets, ${events} events, ${sayRows(rows)}, as in the copy,`
}
