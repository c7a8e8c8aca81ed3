import type { Asked } from '#domain/language/find.ts'
import type { OpenTable, Places } from './open-table.ts'
import { emptyList, markBeginning, numberOf, type WordList } from './word-list.ts'

/**
 * The words of the tickets of a table, by numbers, place by place: to look through those of hundred thousand tickets takes a few
 * milliseconds, and what was filed or has ended costs no index.
 */
export type OpenWords = {
  list: WordList
  /** The words of all tickets, each ticket's one behind the other. */
  said: Int32Array
  used: number
  /** How many of those used are of tickets that have gone. */
  unused: number
  /** Whose words are held for each place, by the ticket's number; where they begin, and how many they are. */
  of: Int32Array
  starts: Int32Array
  counts: Int32Array
}

export function noWords(): OpenWords {
  const none = () => new Int32Array(1024)
  return { list: emptyList(), said: none(), used: 0, unused: 0, of: none(), starts: none(), counts: none() }
}

const space = 32

/** Places whose words are not held. */
export function unread({ of }: OpenWords, { ids, no }: OpenTable): number[] {
  const places: number[] = []
  for (let place = 0; place < ids.length; place++) if (of[place] !== no[place]) places.push(place)
  return places
}

/** Holds the words of a ticket, which spaces part. */
export function hold(words: OpenWords, place: number, { no, text }: { no: number; text: string }): void {
  const bytes = Buffer.from(text)
  widen(words, place, bytes.length)
  words.unused += words.counts[place] as number
  const start = words.used
  for (let from = 0; from < bytes.length; ) {
    let to = from
    while (to < bytes.length && bytes[to] !== space) to++
    if (to > from) words.said[words.used++] = numberOf(words.list, bytes, { from, to })
    from = to + 1
  }
  words.of[place] = no
  words.starts[place] = start
  words.counts[place] = words.used - start
}

function widen(words: OpenWords, place: number, more: number): void {
  if (words.used + more > words.said.length) words.said = wider(words.said, words.used + more)
  if (place < words.of.length) return
  words.of = wider(words.of, place + 1)
  words.starts = wider(words.starts, place + 1)
  words.counts = wider(words.counts, place + 1)
}

function wider(numbers: Int32Array, least: number): Int32Array {
  const wide = new Int32Array(Math.max(least, numbers.length * 2))
  wide.set(numbers)
  return wide
}

/** Whether so much is held of tickets that have gone that all is better read again. */
export function isWornOut({ used, unused }: OpenWords): boolean {
  return unused > 1_000_000 && unused * 2 > used
}

/** Those of some places that say all that is asked, each of it in one of its ways; nothing asked is said by none. */
export function placesSaying(words: OpenWords, places: Places, asked: Asked): Places {
  if (asked.length === 0) return places.subarray(0, 0)
  const plain = asked.filter((ways) => ways.length === 1).flat(2)
  const others = asked.filter((ways) => ways.length > 1)
  return others.reduce((some, ways) => sayingOneWay(words, some, ways), sayingAll(words, places, plain))
}

function sayingOneWay(words: OpenWords, places: Places, ways: readonly string[][]): Places {
  const any = new Uint8Array(words.counts.length)
  for (const way of ways) for (const place of sayingAll(words, places, way)) any[place] = 1
  return marked(places, any)
}

/** As many as there are bits that a number has for sure. */
const mostTogether = 30

function sayingAll(words: OpenWords, places: Places, beginnings: readonly string[]): Places {
  let some = places
  for (let from = 0; from < beginnings.length; from += mostTogether)
    some = sayingThese(words, some, beginnings.slice(from, from + mostTogether))
  return some
}

/** Many places are looked through as they lie in memory: from one end of it to the other takes several times as long. */
function sayingThese(words: OpenWords, places: Places, beginnings: readonly string[]): Places {
  const { said, starts, counts } = words
  const bits = new Int32Array(words.list.size)
  for (const [bit, beginning] of beginnings.entries())
    markBeginning(words.list, beginning, { marks: bits, bit: 1 << bit })
  const all = (1 << beginnings.length) - 1
  const isSaid = new Uint8Array(counts.length)
  const isMany = places.length * 4 > counts.length
  const most = isMany ? counts.length : places.length
  for (let at = 0; at < most; at++) {
    const place = isMany ? at : (places[at] as number)
    const start = starts[place] as number
    const end = start + (counts[place] as number)
    let found = 0
    for (let word = start; word < end; word++) {
      found |= bits[said[word] as number] as number
      if (found !== all) continue
      isSaid[place] = 1
      break
    }
  }
  return marked(places, isSaid)
}

function marked(places: Places, marks: Uint8Array): Places {
  const found = new Int32Array(places.length)
  let size = 0
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number
    if (marks[place] === 1) found[size++] = place
  }
  return found.subarray(0, size)
}
