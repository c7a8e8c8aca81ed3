import { isDeepStrictEqual } from 'node:util'
import type { Seal } from '#domain/base/seal.ts'
import { questionFrom } from '#domain/community/question.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import { type Ticket, ticketStates } from '#domain/ticket/ticket.ts'
import { danglingReferences, integrityProblems, readTicketRow, ticketsAfter } from '../store/integrity.ts'
import { parseQuestionEvent, questionsAfter, readQuestionLog, toRow as toQuestionRow } from '../store/questions.ts'
import { type EventRow, type QuestionRow, type TicketRow, unsealed } from '../store/schema.ts'
import { readSeals } from '../store/seals.ts'
import { chain, eventParser, firstHash, headOf, readLog } from '../store/ticket-events.ts'
import { type ClockIndex, parseRow, toRow } from '../store/tickets.ts'
import { Unavailable } from '../store/unavailable.ts'
import { indexOf } from './clock-index.ts'
import { modelFor, type World } from './world.ts'

/** What is wrong with a ticket, or with the database when there is no reference. */
type Unsound = { ref: string | null; problem: string }
export type Verified = {
  tickets: number
  events: number
  problems: Unsound[]
  /** Whether the database says of itself that it is damaged. */
  isDamaged: boolean
}

const batch = 200
const mostLooks = 5

/** What checking needs: it goes by what is stored, whatever the content says today. */
export type Checkable = Pick<World, 'read' | 'dialect' | 'knownModels' | 'now'> & {
  /** Null where the key is not at hand: then seals are not looked at. */
  seal: Seal | null
}

/** Reads everything and recomputes what can be: hash chains, rows from events, the clock index; nothing is changed. */
export async function verify(world: Checkable): Promise<Verified> {
  const damage = await integrityProblems(world.read, world.dialect)
  const done: Verified = { tickets: 0, events: 0, problems: damage.map(ofDatabase), isDamaged: damage.length > 0 }
  const otherKey = new Set<string>()
  try {
    await verifyTickets(world, done, otherKey)
    await verifyQuestions(world, done, otherKey)
    if (otherKey.size > 0) done.problems.push(ofDatabase(sealedElsewhere(otherKey.size)))
  } catch (error) {
    if (!(error instanceof Unavailable && error.reason === 'damaged')) throw error
    done.isDamaged = true
    done.problems.push(ofDatabase(`the rest cannot be read: ${error.message}`))
  }
  return done
}

function ofDatabase(problem: string): Unsound {
  return { ref: null, problem }
}

async function verifyTickets(world: Checkable, done: Verified, otherKey: Set<string>): Promise<void> {
  done.problems.push(...(await danglingReferences(world.read)).map(ofDatabase))
  for (let after = ''; ; ) {
    const rows = await ticketsAfter(world.read, { after, limit: batch })
    for (const row of rows) {
      const { events, problems, isSealedElsewhere } = await surelyChecked(world, row)
      if (isSealedElsewhere) otherKey.add(row.id)
      done.problems.push(...problems.map((problem) => ({ ref: row.ref, problem })))
      done.events += events
    }
    done.tickets += rows.length
    after = rows.at(-1)?.id ?? after
    if (rows.length < batch) return
  }
}

/** The same for the logs of the community, each named by its id. */
async function verifyQuestions(world: Checkable, done: Verified, otherKey: Set<string>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await questionsAfter(world.read, { after, limit: batch })
    for (const row of rows) {
      const log = await readQuestionLog(world.read, row.id)
      const problems = questionProblems(row, log)
      const head = log.at(-1)
      const sealed = world.seal && head ? sealProblem(row.seal, world.seal(headOf(head))) : null
      if (sealed === 'another key') otherKey.add(row.id)
      else if (sealed) problems.push(sealed)
      done.problems.push(...problems.map((problem) => ({ ref: `question ${row.id}`, problem })))
      done.events += log.length
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < batch) return
  }
}

function questionProblems({ seal: _, ...row }: QuestionRow, log: readonly EventRow[]): string[] {
  const broken = chainProblem(log)
  if (broken) return [broken]
  try {
    const wanted = toQuestionRow(questionFrom(row.id, log.map(parseQuestionEvent)))
    return isDeepStrictEqual({ ...row }, wanted) ? [] : ['its row is not the fold of its events']
  } catch (error) {
    return [`its log cannot be read: ${wordsOf(error)}`]
  }
}

type Checked = { events: number; problems: string[]; isSealedElsewhere: boolean }

/** Who is written to between two looks seems unsound: what is wrong stays so when it is looked at again. */
async function surelyChecked(world: Checkable, row: TicketRow): Promise<Checked> {
  const first = await checked(world, row)
  if (first.problems.length === 0) return first
  let last = first
  for (let look = 1; look < mostLooks && last.problems.length > 0; look++) {
    const again = await readTicketRow(world.read, row.id)
    if (!again || again.version === row.version) return last
    last = await checked(world, again)
  }
  return last
}

async function checked(world: Checkable, row: TicketRow): Promise<Checked> {
  const log = await readLog(world.read, row.id)
  const problems = await ticketProblems(world, row, log)
  const head = log.at(-1)
  if (!world.seal || !head) return { events: log.length, problems, isSealedElsewhere: false }
  const seals = await readSeals(world.read, [row.id])
  const found = sealProblem(seals.get(row.id), world.seal(headOf(head)))
  const isSealedElsewhere = found === 'another key'
  if (found && !isSealedElsewhere) problems.push(found)
  return { events: log.length, problems, isSealedElsewhere }
}

const keyOf = (seal: string) => seal.split('.')[0]

/** Who rewrites a log can make its hashes fit again; the seal of its head cannot be made without the key. */
function sealProblem(stored: string | undefined, expected: string): string | null {
  if (stored === undefined || stored === unsealed) return 'its log is not sealed'
  if (stored === expected) return null
  return keyOf(stored) === keyOf(expected)
    ? 'its log was rewritten: the seal of its last event does not fit'
    : 'another key'
}

function sealedElsewhere(logs: number): string {
  return (
    `${logs} logs are sealed with another key: put the DATA_DIR/secret in its place that was kept with this database, or set ` +
    'SEAL_SECRET to it'
  )
}

async function ticketProblems(world: Checkable, row: TicketRow, log: readonly EventRow[]): Promise<string[]> {
  const broken = chainProblem(log)
  if (broken) return [broken]
  try {
    const events = log.map(eventParser())
    const ticket = foldTicket(row.id, events)
    return [...rowProblems(row, ticket), ...(await judgedProblems(world, row, { ticket, events }))]
  } catch (error) {
    return [`its log cannot be read: ${wordsOf(error)}`]
  }
}

/** A model that cannot be read is no fault of the log. */
async function judgedProblems(
  world: Checkable,
  row: TicketRow,
  { ticket, events }: { ticket: Ticket; events: TicketEvent[] },
): Promise<string[]> {
  try {
    const model = await modelFor(world, world.read, ticket.model)
    return indexProblems(row, indexOf({ ticket, events, model }, world.now()))
  } catch (error) {
    return [`its clocks cannot be computed: ${wordsOf(error)}`]
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The first place at which a log is not the one that was written, or null. */
export function chainProblem(log: readonly EventRow[]): string | null {
  if (log.length === 0) return 'it has no events'
  let previous = firstHash
  for (const [index, row] of log.entries()) {
    if (row.version !== index + 1) return `event ${index + 1} is missing`
    if (chain(previous, row) !== row.hash) return `event ${row.version} (${row.type}) or its hash was changed`
    previous = row.hash
  }
  return null
}

function rowProblems(row: TicketRow, ticket: Ticket): string[] {
  const stored = parseRow(row)
  const wanted: Record<string, unknown> = toRow({ ...stored, ticket })
  const columns = Object.entries(row)
    .filter(([name, value]) => name !== 'body' && name !== 'no' && wanted[name] !== value)
    .map(([name, value]) => `${name} is ${JSON.stringify(value)}, its events say ${JSON.stringify(wanted[name])}`)
  const same = isDeepStrictEqual(stored.ticket, JSON.parse(JSON.stringify(ticket)))
  const unknown = ticketStates.includes(ticket.state) ? [] : [`its state "${ticket.state}" is not known`]
  return [...columns, ...(same ? [] : ['its row is not the fold of its events']), ...unknown]
}

function indexProblems(row: TicketRow, wanted: ClockIndex): string[] {
  const { index } = parseRow(row)
  return (Object.keys(wanted) as (keyof ClockIndex)[])
    .filter((name) => wanted[name] !== index[name])
    .map((name) => `${name} of its clocks is ${index[name]}, recomputed it is ${wanted[name]}`)
}
