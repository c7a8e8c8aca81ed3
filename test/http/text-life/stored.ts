import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import {
  exportTickets,
  importMember,
  importModel,
  importQuestion,
  importTicket,
  parseTransferLine,
} from '#api/actions/transfer.ts'
import { verify } from '#api/actions/verify.ts'
import { backupProblem, backupSqlite, swapIn } from '#api/store/backup.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { cleanText, unstorableIn } from '#domain/base/text.ts'
import { postgresDatabase, sqliteInMemory } from '#kit/databases.ts'
import type { TestDesk } from '#kit/desk-app.ts'
import { worldOn } from '#kit/world.ts'

/** Every text of every table: as JSON where it is that. */
export async function expectClean({ db, dialect }: Store): Promise<void> {
  const tables = (await db.introspection.getTables())
    .map(({ name }) => name)
    .filter((name) => !/^(auth_|ticket_words|ended_words|question_words)/.test(name))
  expect(tables).toContain('ticket_event')
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)
    expect([dialect, table, rows.map((row) => unstorableIn(row)).filter((found) => found !== null)]).toEqual([
      dialect,
      table,
      [],
    ])
  }
  const { rows } = await sql<{ data: string }>`select data from ticket_event`.execute(db)
  const texts = rows.flatMap(({ data }) => textsIn(JSON.parse(data)))
  expect(texts.length).toBeGreaterThan(1000)
  expect(texts.filter((text) => cleanText(text) !== text)).toEqual([])
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flat().flatMap(textsIn) : []
}

export async function expectMoves({ world }: TestDesk, dialect: Store['dialect']): Promise<void> {
  const lines: string[] = []
  for await (const line of exportTickets(world)) lines.push(JSON.stringify(line))
  const fresh = await (dialect === 'sqlite' ? postgresDatabase : sqliteInMemory)()
  const other = await worldOn(fresh.store, { chance: 'other' })
  for (const text of lines) {
    const parsed = parseTransferLine(text)
    if (!parsed.ok) throw new Error(parsed.problem)
    if ('model' in parsed.line) await importModel(other, parsed.line.model, parsed.line.firstUsedAt)
    if ('member' in parsed.line) await importMember(other, parsed.line.member)
    if ('question' in parsed.line) expect(await importQuestion(other, parsed.line.question)).toBe('imported')
    if ('ticket' in parsed.line) expect(await importTicket(other, parsed.line.ticket)).toBe('imported')
  }
  expect((await verify(other)).problems).toEqual([])
  const again: string[] = []
  for await (const line of exportTickets(other)) again.push(JSON.stringify(line))
  expect(again).toEqual(lines)
  await fresh.close()
}

export async function expectRestores({ world }: TestDesk, { sqlite }: Store, lives: number): Promise<void> {
  if (!sqlite) throw new Error('this is no SQLite')
  const folder = mkdtempSync(join(tmpdir(), 'ladder-texts-'))
  const file = join(folder, 'copy.db')
  await backupSqlite(sqlite, file)
  expect(backupProblem(file)).toBe(null)
  const place = join(folder, 'restored.db')
  expect(swapIn(file, { path: place, aside: `${place}.old` })).toBe(null)
  const restored = openStore(`sqlite:${place}`)
  const found = await verify({ ...world, read: restored.db })
  expect([found.problems, found.tickets > lives]).toEqual([[], true])
  await restored.close()
  rmSync(folder, { recursive: true, force: true })
}
