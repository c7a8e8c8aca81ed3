import type { Engines } from './find.ts'

const patience = 3000

/** Asks the API. It is a help: when it is slow, away or busy, search goes on without it. */
export function askSuggestions(address: string): Engines['suggest'] {
  return async function suggest(query) {
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(query.slice(0, 1000))}&limit=10`, {
        signal: AbortSignal.timeout(patience),
      })
      return answer.ok ? await answer.json() : null
    } catch {
      return null
    }
  }
}
