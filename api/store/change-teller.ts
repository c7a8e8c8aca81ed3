import pg from 'pg'

/** Tells whoever listens that something was appended to the log of some ticket, by this process or another. */
export type Changes = {
  /**
   * `heard` is called after each change; `lost` when none can be told any more, `back` when they are told again, the first time
   * too. Answers how to stop.
   */
  follow: (on: { heard: () => void; lost: (error: unknown) => void; back: () => void }) => () => void
}

const channel = 'ladder_change'
const connectLimit = 5_000
/** Milliseconds until the next try to listen: twice as long each time. */
const firstPause = 500
const longestPause = 15_000
/** What is appended in so many milliseconds is told once. */
const gathered = 20

/** Listens by a connection of its own, which is there as long as somebody follows. */
export function changesOn(url: string): Changes {
  return {
    follow: ({ heard, lost, back }) => {
      let client: pg.Client | null = null
      let timer: NodeJS.Timeout | undefined
      let pause = firstPause
      let over = false
      let isTold = false

      function again(error: unknown, from: pg.Client): void {
        if (over || client !== from) return
        client = null
        from.end().catch(() => {})
        if (!isTold) lost(error)
        isTold = true
        timer = setTimeout(connect, pause)
        timer.unref()
        pause = Math.min(longestPause, pause * 2)
      }

      function connect(): void {
        const own = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectLimit, keepAlive: true })
        client = own
        own.on('error', (error) => again(error, own))
        own.on('end', () => again(new Error('the connection has ended'), own))
        own.on('notification', heard)
        own
          .connect()
          .then(() => own.query(`listen ${channel}`))
          .then(
            () => {
              if (over) return
              pause = firstPause
              isTold = false
              back()
            },
            (error: unknown) => again(error, own),
          )
      }

      connect()
      return () => {
        over = true
        clearTimeout(timer)
        client?.end().catch(() => {})
      }
    },
  }
}

/**
 * Tells of changes when they are committed, and not within their transactions: PostgreSQL commits those that tell something one
 * after the other. Who dies in between has told nothing; whoever listens looks now and then as well.
 */
export function changeTeller(tell: (question: string) => Promise<unknown>): () => void {
  let isPlanned = false
  return () => {
    if (isPlanned) return
    isPlanned = true
    setTimeout(() => {
      isPlanned = false
      tell(`notify ${channel}`).catch(() => {})
    }, gathered).unref()
  }
}
