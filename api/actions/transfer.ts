import { z } from 'zod'
import { unstorableIn } from '#domain/base/text.ts'
import { isPublic, questionFrom } from '#domain/community/question.ts'
import { parseModel } from '#domain/model/stored.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { findableWords } from '#domain/ticket/findable.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import type { Tx } from '../store/handle.ts'
import { allMembers, importMember as insertMember } from '../store/members.ts'
import { keepModel } from '../store/models.ts'
import { parseQuestionEvent, questionsAfter, readQuestionLog, storeQuestion } from '../store/questions.ts'
import type { EventRow } from '../store/schema.ts'
import { canonical, eventParser, insertEventRows, readLog } from '../store/ticket-events.ts'
import { findTicket, insertTicket, writeWords } from '../store/tickets.ts'
import { type Belongings, belongingsOf, ticketIds, writeBelongings } from '../store/transfer.ts'
import { indexOf } from './clock-index.ts'
import { tieToNeeds } from './question-need.ts'
import { chainProblem } from './verify.ts'
import { modelFor, type World, wholeModel } from './world.ts'

const batch = 200

const eventSchema = z.strictObject({
  version: z.int().min(1),
  type: z.string(),
  at: z.string(),
  by: z.unknown(),
  data: z.unknown(),
  hash: z.string(),
})
const ticketSchema = z.strictObject({
  id: z.string().min(1),
  ref: z.string().min(1),
  key: z.string().nullable(),
  tokens: z.array(z.strictObject({ hash: z.string(), createdAt: z.string() })),
  attachments: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      size: z.int(),
      internal: z.boolean(),
      byKind: z.string(),
      createdAt: z.string(),
      bytes: z.string().describe('base64'),
    }),
  ),
  events: z.array(eventSchema).min(1),
})
const memberSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  email: z.string().nullable(),
  email_key: z.string().nullable(),
  created_at: z.string(),
  confirmed_at: z.string().nullable(),
  trusted_at: z.string().nullable(),
  blocked_at: z.string().nullable(),
  last_at: z.string(),
})
const questionSchema = z.strictObject({ id: z.string().min(1), events: z.array(eventSchema).min(1) })
const lineSchema = z.union([
  z.strictObject({ member: memberSchema }),
  z.strictObject({ question: questionSchema }),
  z.strictObject({ ladder: z.literal('tickets'), format: z.literal(1) }),
  z.strictObject({ model: z.looseObject({ version: z.string() }), firstUsedAt: z.string() }),
  z.strictObject({ ticket: ticketSchema }),
])

export type QuestionLine = z.infer<typeof questionSchema>
export type TicketLine = z.infer<typeof ticketSchema>
type ModelLine = { model: SupportModel; firstUsedAt: string }
export type TransferLine = Exclude<z.infer<typeof lineSchema>, { model: unknown }> | ModelLine

/** Tickets as JSON lines: a heading, the models they were judged by, then one line per ticket with its whole log. */
export async function* exportTickets(
  world: Pick<World, 'read' | 'knownModels'>,
  ref?: string,
): AsyncGenerator<TransferLine> {
  const ids = await ticketIds(world.read, ref)
  yield { ladder: 'tickets', format: 1 }
  const told = new Set<string>()
  for (const id of ids) {
    const stored = await findTicket(world.read, { id })
    if (!stored) continue
    const { ticket, sourceKey } = stored
    if (!told.has(ticket.model)) {
      told.add(ticket.model)
      yield { model: await wholeModel(world.read, ticket.model), firstUsedAt: ticket.openedAt }
    }
    const rows = await readLog(world.read, id)
    yield {
      ticket: {
        id,
        ref: ticket.ref,
        key: sourceKey,
        ...(await belongingsOf(world.read, id)),
        events: rows.map(eventLine),
      },
    }
  }
  if (ref === undefined) yield* exportCommunity(world)
}

/** Who writes in the community, then each question with its whole log. */
async function* exportCommunity({ read }: Pick<World, 'read'>): AsyncGenerator<TransferLine> {
  for (const member of await allMembers(read)) yield { member }
  for (let after = ''; ; ) {
    const rows = await questionsAfter(read, { after, limit: batch })
    for (const { id } of rows) yield { question: { id, events: (await readQuestionLog(read, id)).map(eventLine) } }
    after = rows.at(-1)?.id ?? after
    if (rows.length < batch) return
  }
}

function eventLine({ version, type, at, actor, data, hash }: EventRow) {
  return { version, type, at, by: JSON.parse(actor) as unknown, data: JSON.parse(data) as unknown, hash }
}

/** One line of an export, or what is wrong with it. */
export function parseTransferLine(text: string): { ok: true; line: TransferLine } | { ok: false; problem: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'it is not JSON' }
  }
  const foreign = unstorableIn(json)
  if (foreign !== null)
    return { ok: false, problem: `its text ${JSON.stringify(foreign.slice(0, 60))} cannot be stored` }
  const parsed = lineSchema.safeParse(json)
  if (!parsed.success) return { ok: false, problem: 'it is no line of `ladder export`' }
  const { data: line } = parsed
  if ('model' in line) {
    const model = parseModel(line.model)
    return model.ok ? { ok: true, line: { ...line, model: model.value } } : { ok: false, problem: model.error }
  }
  const problem =
    'ticket' in line ? ticketProblem(line.ticket) : 'question' in line ? questionProblem(line.question) : null
  return problem ? { ok: false, problem } : { ok: true, line }
}

function ticketProblem(line: TicketLine): string | null {
  const rows = rowsOf(line)
  const broken = chainProblem(rows)
  if (broken) return `${line.ref}: ${broken}`
  try {
    const { ref } = foldTicket(line.id, rows.map(eventParser()))
    return ref === line.ref ? null : `${line.ref}: its log is that of ${ref}`
  } catch (error) {
    return `${line.ref}: its log cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

function questionProblem(line: QuestionLine): string | null {
  const rows = rowsOf(line)
  const broken = chainProblem(rows)
  if (broken) return `question ${line.id}: ${broken}`
  try {
    questionFrom(line.id, rows.map(parseQuestionEvent))
    return null
  } catch (error) {
    return `question ${line.id}: its log cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Takes over one question as it was, as tickets are. */
export function importQuestion(world: World, line: QuestionLine): Promise<Imported> {
  return world.transact(async (tx) => {
    const rows = rowsOf(line)
    const there = await readQuestionLog(tx, line.id)
    if (there.length > 0)
      return there.length === rows.length && there.at(-1)?.hash === rows.at(-1)?.hash ? 'there already' : 'in the way'
    const question = questionFrom(line.id, rows.map(parseQuestionEvent))
    await storeQuestion(tx, { question, rows, seal: world.seal, dialect: world.dialect, isNew: true })
    if (isPublic(question)) await tieToNeeds(world, tx, question)
    return 'imported'
  })
}

/** Takes over who writes in the community; whoever is there stays as they are. */
export function importMember(world: World, member: z.infer<typeof memberSchema>): Promise<void> {
  return world.transact((tx) => insertMember(tx, member))
}

export type Imported = 'imported' | 'there already' | 'in the way'

/** Takes over one ticket as it was: log, links, files. One that is there with the same log is left alone, another log is not touched. */
export function importTicket(world: World, line: TicketLine): Promise<Imported> {
  return world.transact(async (tx) => {
    const rows = rowsOf(line)
    const known = (await findTicket(tx, { id: line.id })) ?? (await findTicket(tx, { ref: line.ref }))
    if (known) return (await isSameLog(tx, known.ticket.id, rows)) ? 'there already' : 'in the way'
    const events: TicketEvent[] = rows.map(eventParser())
    const ticket = foldTicket(line.id, events)
    const model = await modelFor(world, tx, ticket.model)
    await insertTicket(tx, {
      ticket,
      index: indexOf({ ticket, events, model }, world.now()),
      sourceKey: line.key,
    })
    await insertEventRows(tx, rows, world.seal)
    await writeWords(tx, line.id, { words: findableWords(ticket), dialect: world.dialect })
    await writeBelongings(tx, line.id, line satisfies Belongings)
    return 'imported'
  })
}

/** Takes over a version of the support model, under the instant at which it was first used elsewhere. */
export function importModel(world: World, model: SupportModel, firstUsedAt: string): Promise<void> {
  return world.transact((tx) => keepModel(tx, model, { at: firstUsedAt }))
}

async function isSameLog(tx: Tx, id: string, rows: readonly EventRow[]): Promise<boolean> {
  const there = await readLog(tx, id)
  return there.length === rows.length && there.at(-1)?.hash === rows.at(-1)?.hash
}

function rowsOf({ id, events }: QuestionLine): EventRow[] {
  return events.map(({ version, type, at, by, data, hash }) => ({
    ticket_id: id,
    version,
    type,
    at,
    actor: canonical(by),
    data: canonical(data),
    hash,
  }))
}
