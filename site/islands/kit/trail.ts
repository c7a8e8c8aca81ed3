/** What a reader did lately in this browser: searches made and articles read. It leaves the browser only with a request. */
export type Read = { article: string; title: string }
type Made<T> = T & { at: number }
type Trail = { searches: Made<{ query: string }>[]; read: Made<Read>[] }

const key = 'ladder:trail'
const keptFor = 4 * 60 * 60 * 1000
/** Who did nothing for this long has given it up, and begins another problem. */
const pause = 30 * 60 * 1000

/** Searches as typed: a longer one takes the place of its own beginnings. */
export function rememberSearch(query: string): void {
  const typed = query.trim().slice(0, 200)
  if (typed.length < 3) return
  const trail = recent()
  const kept = trail.searches.filter((made) => !typed.startsWith(made.query) && !made.query.startsWith(typed))
  save({ ...trail, searches: [...kept, { query: typed, at: Date.now() }].slice(-10) })
}

export function rememberRead({ article, title }: Read): void {
  const trail = recent()
  const kept = trail.read.filter((made) => made.article !== article)
  save({ ...trail, read: [...kept, { article, title, at: Date.now() }].slice(-20) })
}

/** What belongs to the problem at hand: made since the last one was solved or sent, and since the last long pause. */
export function recentTrail(): { searches: string[]; read: Read[] } {
  const { searches, read } = sincePause(recent())
  return {
    searches: searches.map(({ query }) => query),
    read: read.map(({ article, title }) => ({ article, title })),
  }
}

/** A problem is over, solved or sent: what was done about it is not proposed for the next. */
export function endTrail(): void {
  save({ searches: [], read: [] })
}

function sincePause({ searches, read }: Trail): Trail {
  const times = [...searches, ...read].map(({ at }) => at).toSorted((a, b) => a - b)
  const began = times.findLast((at, index) => at - (times[index - 1] ?? 0) > pause) ?? 0
  return { searches: searches.filter(({ at }) => at >= began), read: read.filter(({ at }) => at >= began) }
}

/** Whole minutes since an article was read here, as far as is remembered. */
export function readSince(article: string): number {
  const made = recent().read.find((one) => one.article === article)
  return made ? Math.max(0, Math.round((Date.now() - made.at) / 60_000)) : 0
}

function recent(): Trail {
  const since = Date.now() - keptFor
  try {
    const { searches = [], read = [] }: Partial<Trail> = JSON.parse(localStorage.getItem(key) ?? '{}')
    return { searches: searches.filter(({ at }) => at > since), read: read.filter(({ at }) => at > since) }
  } catch {
    return { searches: [], read: [] }
  }
}

function save(trail: Trail): void {
  try {
    localStorage.setItem(key, JSON.stringify(trail))
  } catch {
    // A browser without storage forgets.
  }
}
