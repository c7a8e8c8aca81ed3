/**
 * Words by numbers, as bytes one behind the other: of a million words that are half names and numbers it takes 25 MB; as texts of
 * their own they would take four times as much.
 */
export type WordList = {
  bytes: Uint8Array
  /** Where each word begins; the next one's beginning is its end. */
  starts: Int32Array
  size: number
  /** Numbers of words, each plus one, by what their bytes come to. */
  slots: Int32Array
}

const firstRoom = 1024

export function emptyList(): WordList {
  return {
    bytes: new Uint8Array(firstRoom * 8),
    starts: new Int32Array(firstRoom),
    size: 0,
    slots: new Int32Array(firstRoom * 2),
  }
}

/** The number of the word between two places of a text's bytes; a word that is new gets the next one. */
export function numberOf(list: WordList, text: Uint8Array, { from, to }: { from: number; to: number }): number {
  const slot = slotOf(list, text, { from, to })
  const known = list.slots[slot] as number
  if (known > 0) return known - 1
  const number = list.size++
  const start = list.starts[number] as number
  const end = start + to - from
  if (end > list.bytes.length) list.bytes = withRoom(list.bytes, new Uint8Array(Math.max(end, list.bytes.length * 2)))
  for (let at = from; at < to; at++) list.bytes[start + at - from] = text[at] as number
  if (number + 2 > list.starts.length) list.starts = withRoom(list.starts, new Int32Array(list.starts.length * 2))
  list.starts[number + 1] = end
  list.slots[slot] = number + 1
  if (list.size * 2 > list.slots.length) spread(list)
  return number
}

/** Sets a bit at the numbers of all words that begin so. */
export function markBeginning(
  { bytes, starts, size }: WordList,
  beginning: string,
  { marks, bit }: { marks: Int32Array; bit: number },
): void {
  const asked = Buffer.from(beginning)
  const first = asked[0]
  for (let number = 0; number < size; number++) {
    const start = starts[number] as number
    if (bytes[start] !== first || (starts[number + 1] as number) - start < asked.length) continue
    let at = 1
    while (at < asked.length && bytes[start + at] === asked[at]) at++
    if (at === asked.length) marks[number] = (marks[number] as number) | bit
  }
}

/** Where the number of a word stands, or would. */
function slotOf(
  { bytes, starts, slots }: WordList,
  text: Uint8Array,
  { from, to }: { from: number; to: number },
): number {
  const last = slots.length - 1
  let slot = sumOf(text, from, to) & last
  for (; ; slot = (slot + 1) & last) {
    const number = (slots[slot] as number) - 1
    if (number < 0) return slot
    const start = starts[number] as number
    if ((starts[number + 1] as number) - start !== to - from) continue
    let at = 0
    while (from + at < to && bytes[start + at] === text[from + at]) at++
    if (from + at === to) return slot
  }
}

function spread(list: WordList): void {
  const slots = new Int32Array(list.slots.length * 2)
  const last = slots.length - 1
  for (let number = 0; number < list.size; number++) {
    let slot = sumOf(list.bytes, list.starts[number] as number, list.starts[number + 1] as number) & last
    while (slots[slot] !== 0) slot = (slot + 1) & last
    slots[slot] = number + 1
  }
  list.slots = slots
}

/** What bytes come to, spread over 32 bits: FNV-1a, with its last bits mixed once more. */
function sumOf(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0x811c9dc5
  for (let at = from; at < to; at++) sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193)
  return sum ^ (sum >>> 15)
}

function withRoom<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
