import { useEffect, useState } from 'preact/hooks'
import { ask } from '../kit/ask.ts'
import type { Counts } from './types.ts'

/** The counts of the rail, where the page itself does not need them fresh. */
export function useCounts(): Counts | null {
  const [counts, setCounts] = useState<Counts | null>(null)
  useEffect(() => {
    void ask('GET /desk/counts').then((answer) => answer.ok && setCounts(answer.value))
  }, [])
  return counts
}
