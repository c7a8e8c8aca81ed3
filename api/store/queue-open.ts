import { addressKey } from '#domain/base/email.ts'
import { firstNotBefore } from '#domain/base/halving.ts'
import { millis } from '#domain/base/time.ts'
import type { QueueColumn } from '#domain/ticket/queue-columns.ts'
import { type TicketState, ticketStates } from '#domain/ticket/ticket.ts'
import { firstSigns, inBytes } from './in-bytes.ts'
import type { CodedColumn, Codes, InstantColumn, OpenTable, Places } from './open-table.ts'
import type { Cursor, QueueFilter, QueueOrder, QueueSort } from './queue-question.ts'
import type { Found } from './saying.ts'

/** A filter with what only the database knows: who follows what. */
export type OpenFilter = Omit<QueueFilter, 'follower'> & { followed?: ReadonlySet<string> | undefined; now: string }

/** Takes out of places those that do not fit, and answers how many are left in front. */
type Narrow = (places: Places) => number

/** So many places are narrowed by everything before the next ones are looked at. */
const stretch = 4096

/** Everything open that fits all of a filter but what was said; where no more than `most` are wanted, the first of them. */
export function fitting(table: OpenTable, filter: OpenFilter, most = table.size): Places {
  const { order, size } = table
  const narrowings = narrowingsOf(table, filter)
  if (narrowings.length === 0) return order.subarray(0, Math.min(size, most))
  const found = new Int32Array(Math.min(size, most + stretch))
  let count = 0
  for (let from = 0; from < size && count < most; from += stretch) {
    const some = order.subarray(from, Math.min(size, from + stretch))
    found.set(some, count)
    let kept = some.length
    for (const narrow of narrowings) kept = narrow(found.subarray(count, count + kept))
    count += kept
  }
  return found.subarray(0, Math.min(count, most))
}

function narrowingsOf(table: OpenTable, filter: OpenFilter): Narrow[] {
  const { state, level, instants } = table
  const narrowings: Narrow[] = []
  if (typeof filter.states !== 'string') {
    const states = filter.states.map((one) => ticketStates.indexOf(one))
    narrowings.push(onlyIn(state, marksOf(states, ticketStates.length)))
  }
  for (const [name, texts] of codedOf(filter)) {
    const { numbers, texts: known } = table.codes[name]
    const codes = texts === 'any' ? known.keys().drop(1) : texts.flatMap((text) => numbers.get(text) ?? [])
    narrowings.push(onlyIn(table.coded[name], marksOf(codes, known.length)))
  }
  if (filter.level) narrowings.push(onlyIn(level, marksOf(filter.level, Math.max(...filter.level, ...mostLevels) + 1)))
  for (const [name, from, until] of spansOf(filter)) narrowings.push(onlyWithin(instants[name], [from, until]))
  if (filter.followed) narrowings.push(onlyMarked(marksOf(placesOf(table, filter.followed), table.ids.length)))
  return narrowings
}

/** No level of a model is beyond. */
const mostLevels = [9]

function codedOf(filter: OpenFilter): [CodedColumn, readonly (string | null)[] | 'any'][] {
  const { team, assignee, automation, priority, requester, group, waitingOn } = filter
  const asked: [CodedColumn, readonly (string | null)[] | 'any' | undefined][] = [
    ['waitingOn', waitingOn && (waitingOn === 'anything' ? 'any' : [waitingOn])],
    ['team', team],
    ['assignee', assignee === null ? [null] : assignee],
    ['automation', automation],
    ['priority', priority],
    ['requester', requester === undefined ? undefined : [addressKey(requester)]],
    ['group', group === undefined ? undefined : [group]],
  ]
  return asked.flatMap(([name, texts]) => (texts === undefined ? [] : [[name, texts]]))
}

/** From the first instant on, and before the second, as milliseconds. */
function spansOf({ now, late, atRisk, after, before }: OpenFilter): [InstantColumn, number, number][] {
  const [at, ever] = [millis(now), Number.POSITIVE_INFINITY]
  const spans: [InstantColumn, number, number][] = []
  if (late) spans.push(['nextDue', -ever, at])
  if (atRisk) spans.push(['riskAt', -ever, at + 1], ['nextDue', at, ever])
  if (after !== undefined) spans.push(['openedAt', millis(after), ever])
  if (before !== undefined) spans.push(['openedAt', -ever, millis(before)])
  return spans
}

function marksOf(numbers: Iterable<number>, size: number): Uint8Array {
  const marks = new Uint8Array(size)
  for (const number of numbers) marks[number] = 1
  return marks
}

function onlyIn(column: Int32Array, wanted: Uint8Array): Narrow {
  return (places) => {
    let size = 0
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number
      if (wanted[column[place] as number] === 1) places[size++] = place
    }
    return size
  }
}

function onlyWithin(column: Float64Array, [from, until]: [number, number]): Narrow {
  return (places) => {
    let size = 0
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number
      const instant = column[place] as number
      if (instant >= from && instant < until) places[size++] = place
    }
    return size
  }
}

function onlyMarked(wanted: Uint8Array): Narrow {
  return (places) => {
    let size = 0
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number
      if (wanted[place] === 1) places[size++] = place
    }
    return size
  }
}

/** Those that say it and are not open. */
export function notOpen({ order, size, no }: OpenTable, { numbers }: Found): number[] {
  const open = new Uint8Array(mostOf(numbers) + 1)
  for (let at = 0; at < size; at++) open[no[order[at] as number] as number] = 1
  return Array.from(numbers.filter((number) => open[number] === 0))
}

function mostOf(numbers: Int32Array): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0)
}

/** Where those of some ids are that are open. */
export function placesOf({ placeOf }: OpenTable, ids: Iterable<string>): Places {
  const places: number[] = []
  for (const id of ids) {
    const place = placeOf.get(id)
    if (place !== undefined) places.push(place)
  }
  return Int32Array.from(places)
}

/** How many of some are in each state. */
export function countStates({ state }: OpenTable, places: Places): Map<TicketState, number> {
  const counted = ticketStates.map(() => 0)
  for (const place of places) counted[state[place] as number] = (counted[state[place] as number] ?? 0) + 1
  return new Map(ticketStates.map((one, at) => [one, counted[at] ?? 0]))
}

/** The first of some in the order that is asked for, with what a page behind them begins after. */
export function firstOf(table: OpenTable, places: Places, order: QueueOrder): Cursor[] {
  const found = order.sort.by === 'due' ? firstDue(table, places, order) : firstBy(table, places, order)
  return Array.from(found, (place) => cursorOf(table, place, order.sort))
}

function cursorOf(table: OpenTable, place: number, { by }: QueueSort): Cursor {
  return { key: keyOf(table, place, by), order: table.orders[place] ?? '', id: table.ids[place] ?? '' }
}

/** What a column is sorted by, as the database has it too; what has nothing there comes last. */
function keyOf({ orders, state, level, subjects, coded, codes }: OpenTable, place: number, by: QueueColumn): string {
  switch (by) {
    case 'due':
      return orders[place] ?? ''
    case 'status':
      return String(state[place])
    case 'level':
      return String(level[place])
    case 'subject':
      return subjects[place] ?? ''
    case 'priority':
    case 'automation':
    case 'requester':
    case 'assignee':
      return codes[by].texts[coded[by][place] ?? 0] ?? '~'
  }
}

function firstDue(table: OpenTable, places: Places, { sort, after, limit }: QueueOrder): Places {
  const { descending } = sort
  if (!descending) {
    const from = after ? upTo(table, places, after) : 0
    return places.subarray(from, from + limit)
  }
  const end = after ? upTo(table, places, after, false) : places.length
  return places.slice(Math.max(0, end - limit), end).reverse()
}

/** How many of some, which are in the order of the queue, come up to a ticket, with it or without. */
function upTo({ orders, ids }: OpenTable, places: Places, after: Cursor, isWith = true): number {
  return firstNotBefore(places.length, (index) => {
    const place = places[index] as number
    const side = inBytes(orders[place] ?? '', after.order) || inBytes(ids[place] ?? '', after.id)
    return side < 0 || (isWith && side === 0)
  })
}

/** What a column is sorted by: numbers, by their codes where there are `ranks`; texts where numbers are alike. */
type Ranked = {
  column: Int32Array | Float64Array
  ranks: readonly number[] | null
  text: ((place: number) => string) | null
  /** The number of a cursor's key. */
  of: (key: string) => number
}

/** Twice as many as are asked for are gathered, then the last of them are dropped; of those alike the first of the queue comes first. */
function firstBy(table: OpenTable, places: Places, { sort, after, limit }: QueueOrder): number[] {
  const { column, ranks, text, of } = ranked(table, sort.by)
  const way = sort.descending ? -1 : 1
  const rank = (place: number) => way * (ranks ? (ranks[column[place] as number] as number) : (column[place] as number))
  const comes = (one: number, other: number) =>
    rank(one) - rank(other) || (text ? way * inBytes(text(one), text(other)) : 0)
  const start = after ? way * of(after.key) : Number.NEGATIVE_INFINITY
  const index = after ? upTo(table, places, after) : 0
  let found: number[] = []
  let worst = -1
  let last = Number.POSITIVE_INFINITY
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number
    const here = rank(place)
    if (here < start || here > last) continue
    if (here === last && (!text || comes(place, worst) >= 0)) continue
    if (here === start && after) {
      const side = text ? way * inBytes(text(place), after.key) : 0
      if (side < 0 || (side === 0 && at < index)) continue
    }
    found.push(place)
    if (found.length < limit * 2) continue
    found = found.sort(comes).slice(0, limit)
    worst = found.at(-1) ?? -1
    last = rank(worst)
  }
  return found.sort(comes).slice(0, limit)
}

function ranked({ state, level, subjects, subjectSigns, coded, codes }: OpenTable, by: QueueColumn): Ranked {
  switch (by) {
    case 'due':
    case 'status':
      return { column: state, ranks: null, text: null, of: Number }
    case 'level':
      return { column: level, ranks: null, text: null, of: Number }
    case 'subject':
      return { column: subjectSigns, ranks: null, text: (place) => subjects[place] ?? '', of: firstSigns }
    case 'requester': {
      const { texts, signs } = codes.requester
      const column = coded.requester
      return { column, ranks: signs, text: (place) => texts[column[place] as number] ?? '', of: firstSigns }
    }
    case 'priority':
    case 'automation':
    case 'assignee':
      return { column: coded[by], text: null, ...ranksOf(codes[by]) }
  }
}

/** Where each text of a column is in their order; a key that none of them is lies in between. */
function ranksOf({ texts }: Codes): Pick<Ranked, 'ranks' | 'of'> {
  const sorted = texts
    .map((text, code) => ({ key: text ?? '~', code }))
    .sort((one, other) => inBytes(one.key, other.key))
  const ranks: number[] = []
  for (const [rank, { code }] of sorted.entries()) ranks[code] = rank
  const of = (key: string) => {
    const rank = sorted.findIndex((one) => inBytes(one.key, key) >= 0)
    return rank < 0 ? sorted.length : sorted[rank]?.key === key ? rank : rank - 0.5
  }
  return { ranks, of }
}
