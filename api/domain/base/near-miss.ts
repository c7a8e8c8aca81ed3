/**
 * The known word nearest to what came, when it is near enough to be a slip: a third of its letters differ, or one begins the other.
 * Tens of thousands may be known: one is compared only as far as it could still be the nearest.
 */
export function nearest(came: string, known: readonly string[]): string | null {
  const word = came.toLowerCase()
  const letters = lettersOf(word)
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const most = Math.min(least - 1, Math.max(1, Math.floor(Math.max(came.length, candidate.length) / 3)))
    if (Math.abs(word.length - candidate.length) > most) continue
    const other = candidate.toLowerCase()
    if (lettersApart(letters, other) > most) continue
    const distance = editDistance(word, other, most)
    if (distance > most) continue
    best = candidate
    least = distance
    if (least === 0) break
  }
  return best ?? known.find((candidate) => begins(word, candidate.toLowerCase())) ?? null
}

/** A hint beside a word that is not known: the one that was perhaps meant; null when none is near enough. */
export function meant(came: string, known: readonly string[]): string | null {
  const near = nearest(came, known)
  return near === null ? null : `did you mean ${near}?`
}

function begins(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))
}

const kinds = 64

/** How often a word has each letter; letters that share a place count as one. */
function lettersOf(word: string): Int16Array {
  const letters = new Int16Array(kinds)
  count(letters, word, 1)
  return letters
}

function count(letters: Int16Array, word: string, by: 1 | -1): void {
  for (let at = 0; at < word.length; at++) {
    const place = word.charCodeAt(at) % kinds
    letters[place] = (letters[place] ?? 0) + by
  }
}

/** At least so many letters are to be added, dropped or changed. */
function lettersApart(letters: Int16Array, other: string): number {
  const left = Int16Array.from(letters)
  count(left, other, -1)
  let more = 0
  let fewer = 0
  for (const much of left) {
    if (much > 0) more += much
    else fewer -= much
  }
  return Math.max(more, fewer)
}

/** Letters to add, drop, change, or swap with their neighbour; when more than `most`, any number above it. */
function editDistance(a: string, b: string, most: number): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = new Array<number>(b.length + 1).fill(most + 1)
    next[0] = i
    const letter = a.charCodeAt(i - 1)
    let least = i
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const same = letter === b.charCodeAt(j - 1)
      let fewest = Math.min(
        (row[j - 1] as number) + (same ? 0 : 1),
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
      )
      const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) fewest = Math.min(fewest, (before[j - 2] as number) + 1)
      next[j] = fewest
      if (fewest < least) least = fewest
    }
    if (least > most) return least
    before = row
    row = next
  }
  return row[b.length] as number
}
