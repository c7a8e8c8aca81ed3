import { millis } from '#domain/base/time.ts'
import { type TicketState, ticketStates } from '#domain/ticket/ticket.ts'
import { firstSigns } from './in-bytes.ts'

/** What a queue looks at of a ticket, as the database has it. */
export type Standing = {
  id: string
  /** The number by which it is found by its words. */
  no: number
  order: string
  state: TicketState
  team: string
  level: number
  assignee: string | null
  automation: string | null
  priority: string
  waitingOn: string | null
  nextDue: string
  riskAt: string
  requester: string
  openedAt: string
  group: string | null
  /** What it is sorted by as a subject. */
  subject: string
}

const codedColumns = ['team', 'assignee', 'automation', 'priority', 'waitingOn', 'requester', 'group'] as const
export type CodedColumn = (typeof codedColumns)[number]
const instantColumns = ['nextDue', 'riskAt', 'openedAt'] as const
export type InstantColumn = (typeof instantColumns)[number]

/** Texts of a column by the numbers that stand for them, and how each begins; nothing is 0. */
export type Codes = { texts: (string | null)[]; numbers: Map<string | null, number>; signs: number[] }

/**
 * Tickets as columns of numbers, each ticket in a place of its own that another one takes when it has gone. A question looks at
 * hundred thousand of them in a millisecond, which it would not if they were objects.
 */
export type OpenTable = {
  /** Places in the order of the queue, the first `size` of them. */
  order: Int32Array
  size: number
  placeOf: Map<string, number>
  ids: string[]
  orders: string[]
  subjects: string[]
  subjectSigns: Float64Array
  no: Int32Array
  state: Int32Array
  level: Int32Array
  coded: Record<CodedColumn, Int32Array>
  instants: Record<InstantColumn, Float64Array>
  codes: Record<CodedColumn, Codes>
  free: number[]
}

/** Places of a table in the order of the queue. */
export type Places = Int32Array

const firstRoom = 1024

export function emptyTable(): OpenTable {
  const of = <K extends string, V>(names: readonly K[], make: () => V) =>
    Object.fromEntries(names.map((name) => [name, make()])) as Record<K, V>
  const numbers = () => new Int32Array(firstRoom)
  return {
    order: numbers(),
    size: 0,
    placeOf: new Map(),
    ids: [],
    orders: [],
    subjects: [],
    subjectSigns: new Float64Array(firstRoom),
    no: numbers(),
    state: numbers(),
    level: numbers(),
    coded: of(codedColumns, numbers),
    instants: of(instantColumns, () => new Float64Array(firstRoom)),
    codes: of(codedColumns, () => ({ texts: [null], numbers: new Map([[null, 0]]), signs: [0] })),
    free: [],
  }
}

/** Puts in what is open as it is now, and takes out what is not any more. */
export function putAll(table: OpenTable, rows: readonly Standing[], isOpen: (row: Standing) => boolean): void {
  const leaving: number[] = []
  const coming: Standing[] = []
  for (const row of rows) {
    const place = table.placeOf.get(row.id)
    if (place !== undefined && isOpen(row) && table.orders[place] === row.order) {
      write(table, place, row)
      continue
    }
    if (place !== undefined) {
      table.placeOf.delete(row.id)
      leaving.push(place)
    }
    if (isOpen(row)) coming.push(row)
  }
  takeOut(table, leaving)
  const places = coming.map((row) => {
    const place = table.free.pop() ?? table.ids.length
    write(table, place, row)
    table.placeOf.set(row.id, place)
    return place
  })
  putIn(table, places)
}

function takeOut(table: OpenTable, places: readonly number[]): void {
  if (places.length === 0) return
  const isLeaving = new Uint8Array(table.ids.length)
  for (const place of places) isLeaving[place] = 1
  const { order } = table
  let size = 0
  for (let at = 0; at < table.size; at++) if (isLeaving[order[at] as number] === 0) order[size++] = order[at] as number
  table.size = size
  for (const place of places) table.free.push(place)
}

/** From the last one on, each with all that are behind it. */
function putIn(table: OpenTable, places: number[]): void {
  places.sort((one, other) => inOrder(table, one, other))
  table.order = grown(table.order, table.size + places.length)
  const { order } = table
  let end = table.size
  for (let more = places.length; more > 0; more--) {
    const place = places[more - 1] as number
    const at = before(table, place, end)
    order.copyWithin(at + more, at, end)
    order[at + more - 1] = place
    end = at
  }
  table.size += places.length
}

/** How many of the first in the order of the queue are before one. */
function before(table: OpenTable, one: number, size: number): number {
  let [from, to] = [0, size]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (inOrder(table, table.order[middle] as number, one) < 0) from = middle + 1
    else to = middle
  }
  return from
}

/** Both are plain ASCII. */
function inOrder({ orders, ids }: OpenTable, one: number, other: number): number {
  return inAscii(orders[one] ?? '', orders[other] ?? '') || inAscii(ids[one] ?? '', ids[other] ?? '')
}

function inAscii(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}

function write(table: OpenTable, place: number, row: Standing): void {
  if (place >= table.no.length) grow(table)
  table.ids[place] = row.id
  table.orders[place] = row.order
  table.subjects[place] = row.subject
  table.subjectSigns[place] = firstSigns(row.subject)
  table.no[place] = row.no
  table.state[place] = ticketStates.indexOf(row.state)
  table.level[place] = row.level
  for (const name of codedColumns) table.coded[name][place] = codeOf(table.codes[name], row[name])
  for (const name of instantColumns) table.instants[name][place] = millis(row[name])
}

function codeOf({ texts, numbers, signs }: Codes, text: string | null): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  numbers.set(text, texts.length)
  signs.push(firstSigns(text ?? ''))
  return texts.push(text) - 1
}

function grow(table: OpenTable): void {
  const most = table.no.length * 2
  table.no = grown(table.no, most)
  table.state = grown(table.state, most)
  table.level = grown(table.level, most)
  for (const name of codedColumns) table.coded[name] = grown(table.coded[name], most)
  table.subjectSigns = wider(table.subjectSigns, most)
  for (const name of instantColumns) table.instants[name] = wider(table.instants[name], most)
}

function wider(numbers: Float64Array, most: number): Float64Array {
  const wide = new Float64Array(most)
  wide.set(numbers)
  return wide
}

function grown(numbers: Int32Array, least: number): Int32Array {
  if (numbers.length >= least) return numbers
  const wide = new Int32Array(Math.max(least, numbers.length * 2))
  wide.set(numbers)
  return wide
}
