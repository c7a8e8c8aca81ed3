import { answer, type Library } from '#domain/search/answer.ts'
import type { Answer, Asking, SearchOptions } from '#domain/search/result.ts'

export type Engines = {
  /** Asks the server; null when it is away, busy or too slow. */
  server: (query: string, options: SearchOptions) => Promise<Answer | null>
  /** Asks the server for one who reads articles for support, too. */
  readers?: (query: string, options: SearchOptions) => Promise<Answer | null>
  /** The same ranking from files of the site. */
  files: () => Promise<Library>
}

/** How long the server is waited for before the files are asked too. */
const patience = 250
/** How long a server that is away is left alone. */
const rest = 60_000

/**
 * Asks the server, and the files of the site when it does not answer at once. Both rank alike, so whichever comes first is
 * the answer: nothing moves when the other one follows.
 */
export function makeFind({ server, readers = server, files }: Engines, now: () => number = () => performance.now()) {
  let awayUntil = 0
  return async function find(query: string, { audience, ...options }: SearchOptions & Asking): Promise<Answer> {
    const here = async () => answer(await files(), query, options)
    if (now() < awayUntil) return here()
    const isReader = audience === 'support'
    const told = (isReader ? readers : server)(query, options).then((found) => {
      if (!found) awayUntil = now() + rest
      return found
    })
    // The files know nothing of what is for support.
    if (isReader) return (await told) ?? here()
    const first = await Promise.race([told, wait(patience)])
    if (first) return first
    return Promise.any([here(), told.then((found) => found ?? Promise.reject(new Error('The server did not answer')))])
  }
}

function wait(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds))
}
