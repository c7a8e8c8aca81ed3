/** The known word nearest to what came, when it is near enough to be a slip: a third of its letters differ, or one begins the other. */
export function nearest(came: string, known: readonly string[]): string | null {
  const word = came.toLowerCase()
  let best: { word: string; distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(word, candidate.toLowerCase())
    if (!best || distance < best.distance) best = { word: candidate, distance }
  }
  if (best && best.distance <= Math.max(1, Math.floor(Math.max(came.length, best.word.length) / 3))) return best.word
  return known.find((candidate) => begins(word, candidate.toLowerCase())) ?? null
}

function begins(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))
}

/** Letters to add, drop, change, or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? (before[j - 2] as number) + 1 : change
      next.push(Math.min(change, swap, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] as number
}
