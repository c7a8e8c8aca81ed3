import type { Found } from '#domain/views/found.ts'
import type { Engines } from './find.ts'

const patience = 4_000
const longest = 1_000

/** Asks the API. It is a help: when it is slow, away or busy, search goes on without it. */
export function askServer(address: string): Engines['server'] {
  return async function server(query, { limit, filters = {}, chosen, language }) {
    const asked = { q: query.slice(0, longest), limit: String(Math.min(limit, 50)), ...filters, chosen, language }
    const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]))
    try {
      const told = await fetch(`${address}?${new URLSearchParams(given)}`, { signal: AbortSignal.timeout(patience) })
      if (!told.ok) return null
      const { items, ...found }: Found = await told.json()
      return { ...found, results: items }
    } catch {
      return null
    }
  }
}
