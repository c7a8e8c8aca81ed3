import type { Answer, SearchOptions } from '#domain/search/result.ts'
import type { Found } from '#domain/views/found.ts'
import type { Engines } from './find.ts'

const patience = 4_000
const longest = 1_000

/** Asks the API. It is a help: when it is slow, away or busy, search goes on without it. */
export function askServer(address: string): Engines['server'] {
  return async (query, options) => {
    const told = await asked(address, { query, ...options, credentials: 'same-origin' })
    return told && told !== 'refused' ? told : null
  }
}

/** Asks for articles for support, too. Whoever is none of their readers any more is told so once, and gets what everybody does. */
export function askForReaders(address: string, everybody: Engines['server'], onOut: () => void): Engines['server'] {
  return async (query, options) => {
    const told = await asked(address, { query, ...options, credentials: 'include' })
    if (told !== 'refused') return told
    onOut()
    return everybody(query, options)
  }
}

/** What the server found; null when it is away, 'refused' when it answers others than who asks. */
async function asked(
  address: string,
  {
    query,
    limit,
    filters = {},
    chosen,
    language,
    credentials,
  }: SearchOptions & { credentials: RequestCredentials } & { query: string },
): Promise<Answer | 'refused' | null> {
  const question = { q: query.slice(0, longest), limit: String(Math.min(limit, 50)), ...filters, chosen, language }
  const given = Object.entries(question).filter((entry): entry is [string, string] => Boolean(entry[1]))
  try {
    const told = await fetch(`${address}?${new URLSearchParams(given)}`, {
      credentials,
      signal: AbortSignal.timeout(patience),
    })
    if ([401, 403, 404].includes(told.status)) return 'refused'
    if (!told.ok) return null
    const { items, ...found }: Found = await told.json()
    return { ...found, results: items }
  } catch {
    return null
  }
}
