import { millis } from '#domain/base/time.ts'
import { type TicketState, ticketStates } from '#domain/ticket/ticket.ts'
import { firstSigns } from './in-bytes.ts'

/** What a queue looks at of a ticket, as the database has it. */
export type Standing = {
  id: string
  /** SQLite's number of the row; 0 on PostgreSQL. */
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

/** More than these are put in their order together. */
const mostSingly = 60

/** Puts in what is open as it is now, and takes out what is not any more. */
export function putAll(table: OpenTable, rows: readonly Standing[], isOpen: (row: Standing) => boolean): void {
  const isMany = rows.length > mostSingly
  for (const row of rows) {
    const before = table.placeOf.get(row.id)
    if (before !== undefined) {
      if (isOpen(row) && table.orders[before] === row.order) {
        write(table, before, row)
        continue
      }
      if (!isMany) moveOut(table, before)
      table.placeOf.delete(row.id)
      table.free.push(before)
    }
    if (!isOpen(row)) continue
    const place = table.free.pop() ?? table.ids.length
    write(table, place, row)
    table.placeOf.set(row.id, place)
    if (!isMany) moveIn(table, place)
  }
  if (isMany) orderAll(table)
}

function orderAll(table: OpenTable): void {
  const places = [...table.placeOf.values()]
  places.sort((one, other) => inOrder(table, one, { order: table.orders[other] ?? '', id: table.ids[other] ?? '' }))
  table.order = grown(table.order, places.length)
  table.order.set(places)
  table.size = places.length
}

function moveOut(table: OpenTable, place: number): void {
  const at = before(table, { order: table.orders[place] ?? '', id: table.ids[place] ?? '' })
  table.order.copyWithin(at, at + 1, table.size)
  table.size--
}

function moveIn(table: OpenTable, place: number): void {
  const at = before(table, { order: table.orders[place] ?? '', id: table.ids[place] ?? '' })
  table.order = grown(table.order, table.size + 1)
  table.order.copyWithin(at + 1, at, table.size)
  table.order[at] = place
  table.size++
}

/** How many in the order of the queue are before one. */
function before(table: OpenTable, one: { order: string; id: string }): number {
  let [from, to] = [0, table.size]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (inOrder(table, table.order[middle] ?? 0, one) < 0) from = middle + 1
    else to = middle
  }
  return from
}

/** Both are plain ASCII. */
function inOrder({ orders, ids }: OpenTable, place: number, other: { order: string; id: string }): number {
  const [order = '', id = ''] = [orders[place], ids[place]]
  if (order !== other.order) return order < other.order ? -1 : 1
  return id === other.id ? 0 : id < other.id ? -1 : 1
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
