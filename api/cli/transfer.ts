import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { decode } from '#domain/base/decode.ts'
import { stamp } from '#domain/base/time.ts'
import { many } from '#site/authoring/check/say.ts'
import { importForeign } from '../actions/foreign-tickets.ts'
import {
  exportTickets,
  importMember,
  importModel,
  importQuestion,
  importTicket,
  parseTransferLine,
  type TransferLine,
} from '../actions/transfer.ts'
import { CannotDo, doing, say, withStore, withWorld } from './open.ts'
import { readTicketTable, TableRefusal, type TicketTable } from './ticket-table.ts'

/** `ladder export`, `import-tickets`: tickets as JSON lines, from one database to another; and those of another desk. */
export function addTransfer(program: Command): void {
  program
    .command('export')
    .argument('[ref]', 'one ticket, such as TKT-7KD2P (default: all)')
    .summary('print tickets as JSON lines')
    .description(
      'Prints a heading, the support models, and one line per ticket: its whole event log with hashes, its links (hashed) and ' +
        'its files. It holds what people wrote: keep it as you keep the database.',
    )
    .action(
      doing(async (ref: string | undefined) =>
        withStore(async ({ store }) => {
          let tickets = 0
          for await (const line of exportTickets({ read: store.db, knownModels: new Map() }, ref)) {
            if ('ticket' in line) tickets++
            await print(`${JSON.stringify(line)}\n`)
          }
          if (ref && tickets === 0) throw new CannotDo(`there is no ticket ${ref}`)
        }),
      ),
    )
  program
    .command('import-tickets')
    .argument('<file>', 'what ladder export printed, or tickets of another desk as .csv')
    .summary('take over tickets from another database, or from another desk')
    .description(
      'Checks every line first: hash chains, logs, models. Then takes over each ticket as it was; one that is there already ' +
        'with the same log is left alone. Nobody is sent a mail. This is also the way from SQLite to PostgreSQL. A table of ' +
        'another desk (.csv, its columns named in the first line) becomes closed tickets: their words are found, and count as ' +
        'what people need. Columns are known by the names that desks export; --map names others: key, title, description, name, ' +
        'email, opened, resolved, resolution, automation. A row that is no ticket is named with its line and left out; exit code 1.',
    )
    .option('--map <what=column>', 'which column holds what; may be given several times', mapped, {})
    .option('--dry-run', 'with .csv: say what would happen, write nothing', false)
    .action(
      doing((file: string, options: TableFlags) =>
        /\.csv$/i.test(file) ? importTable(file, options) : importFile(file),
      ),
    )
}

type TableFlags = { map: Record<string, string>; dryRun: boolean }

function mapped(written: string, before: Record<string, string>): Record<string, string> {
  const at = written.indexOf('=')
  return { ...before, [written.slice(0, Math.max(0, at))]: written.slice(at + 1) }
}

async function importTable(file: string, { map, dryRun }: TableFlags): Promise<void> {
  if (!existsSync(file)) throw new CannotDo(`there is no file ${file}`)
  const read = decode(await readFile(file))
  if (!read.ok) throw new CannotDo(`${file}: byte ${read.error.byte} is not UTF-8: save it as UTF-8`)
  const table = tableOf(read.value, { file, map })
  for (const [what, column] of Object.entries(table.columns)) say(`${what}: column "${column}"`)
  for (const problem of table.problems) say(`${file}, ${problem}; left out`)
  if (table.problems.length > 0) process.exitCode = 1
  if (dryRun) return say(`${many(table.tickets.length, 'ticket')} would be taken over (--dry-run).`)
  await withWorld(async ({ world, content }) => {
    const counts = { imported: 0, 'there already': 0, 'in the way': 0 }
    await importModel(world, content.model, stamp(world.now()))
    for (const ticket of table.tickets) {
      const taken = await importForeign(world, ticket)
      if (taken.ok) counts[taken.value]++
      else say(`${ticket.title}: refused (${taken.error.code})`)
    }
    say(`${counts.imported} closed tickets imported, ${counts['there already']} were there already.`)
  })
}

function tableOf(csv: string, { file, map }: { file: string; map: Record<string, string> }): TicketTable {
  try {
    return readTicketTable(csv, { mapping: map, file: basename(file) })
  } catch (error) {
    if (error instanceof TableRefusal) throw new CannotDo(`${file}: ${error.message}`)
    throw error
  }
}

async function importFile(file: string): Promise<void> {
  if (!existsSync(file)) throw new CannotDo(`there is no file ${file}`)
  let headed = false
  for await (const { line } of linesOf(file)) headed ||= 'ladder' in line
  if (!headed)
    throw new CannotDo(`${file} has no heading {"ladder":"tickets","format":1}; expected what ladder export printed`)
  await withWorld(async ({ world }) => {
    const counts = { imported: 0, 'there already': 0, 'in the way': 0 }
    let questions = 0
    for await (const { line } of linesOf(file)) {
      if ('model' in line) await importModel(world, line.model, line.firstUsedAt)
      if ('member' in line) await importMember(world, line.member)
      if ('question' in line) {
        const outcome = await importQuestion(world, line.question)
        if (outcome === 'imported') questions++
        if (outcome === 'in the way')
          say(`question ${line.question.id}: another log of it is here; nothing was changed`)
      }
      if (!('ticket' in line)) continue
      const outcome = await importTicket(world, line.ticket)
      counts[outcome]++
      if (outcome === 'in the way') say(`${line.ticket.ref}: another log of this ticket is here; nothing was changed`)
    }
    say(`${counts.imported} tickets imported, ${counts['there already']} were there already.`)
    if (questions > 0) say(`${questions} questions of the community imported.`)
    if (counts['in the way'] > 0) process.exitCode = 1
  })
}

async function* linesOf(file: string): AsyncGenerator<{ line: TransferLine }> {
  let number = 0
  for await (const bytes of lineBytesOf(createReadStream(file))) {
    number++
    const parsed = lineOf(bytes)
    if (!parsed) continue
    if (!parsed.ok) throw new CannotDo(`${file}, line ${number}: ${parsed.problem}. Nothing was imported`)
    yield { line: parsed.line }
  }
}

function lineOf(bytes: Uint8Array): ReturnType<typeof parseTransferLine> | null {
  const read = decode(bytes)
  if (!read.ok) return { ok: false, problem: `byte ${read.error.byte} is not UTF-8` }
  return read.value.trim() === '' ? null : parseTransferLine(read.value)
}

/** Lines end with \n only: what else ends a line in Unicode may stand in a text. */
async function* lineBytesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)])
      rest = []
      from = end + 1
    }
    rest.push(chunk.subarray(from))
  }
  yield Buffer.concat(rest)
}

function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()))
}
