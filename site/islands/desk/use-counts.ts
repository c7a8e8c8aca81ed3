import { useEffect, useState } from 'preact/hooks'
import { ask } from '../kit/ask.ts'
import type { Counts } from './types.ts'

/** The counts of the rail, where the page itself does not need them fresh. */
export function useCounts(): Counts | null {
  return useFreshCounts().counts
}

/** The counts of the rail; `count` asks for them anew. */
export function useFreshCounts(): { counts: Counts | null; count: () => Promise<void> } {
  const [counts, setCounts] = useState<Counts | null>(null)
  async function count() {
    const answer = await ask('GET /desk/counts')
    if (answer.ok) setCounts(answer.value)
  }
  useEffect(() => void count(), [])
  return { counts, count }
}
