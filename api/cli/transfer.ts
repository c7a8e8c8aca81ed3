import { createReadStream, existsSync } from 'node:fs'
import type { Command } from 'commander'
import { decode } from '#domain/base/decode.ts'
import { exportTickets, importModel, importTicket, parseTransferLine, type TransferLine } from '../actions/transfer.ts'
import { CannotDo, doing, say, withStore, withWorld } from './open.ts'

/** `ladder export`, `import-tickets`: tickets as JSON lines, from one database to another. */
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
    .argument('<file>', 'what ladder export printed')
    .summary('take over tickets from another database')
    .description(
      'Checks every line first: hash chains, logs, models. Then takes over each ticket as it was; one that is there already ' +
        'with the same log is left alone. Nobody is sent a mail. This is also the way from SQLite to PostgreSQL.',
    )
    .action(doing(importFile))
}

async function importFile(file: string): Promise<void> {
  if (!existsSync(file)) throw new CannotDo(`there is no file ${file}`)
  let headed = false
  for await (const { line } of linesOf(file)) headed ||= 'ladder' in line
  if (!headed)
    throw new CannotDo(`${file} has no heading {"ladder":"tickets","format":1}; expected what ladder export printed`)
  await withWorld(async ({ world }) => {
    const counts = { imported: 0, 'there already': 0, 'in the way': 0 }
    for await (const { line } of linesOf(file)) {
      if ('model' in line) await importModel(world, line.model, line.firstUsedAt)
      if (!('ticket' in line)) continue
      const outcome = await importTicket(world, line.ticket)
      counts[outcome]++
      if (outcome === 'in the way') say(`${line.ticket.ref}: another log of this ticket is here; nothing was changed`)
    }
    say(`${counts.imported} tickets imported, ${counts['there already']} were there already.`)
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
