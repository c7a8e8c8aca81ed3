import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** How it stands with the copies of the database; `failing`: the last try failed, or the last copy is older than twice the time between two. */
export type Copies = { last: { at: Temporal.Instant; bytes: number } | null; count: number; failing: boolean }

/** How things stand in the database. Times in seconds. */
export type Figures = {
  tickets: readonly { state: string; count: number }[]
  /** Tickets with a clock that is past its due instant, or is due within the hour. */
  due: { late: number; soon: number }
  /** How long the ticker has not done what it could have done. */
  tickerLag: number
  outbox: readonly { channel: string; waiting: number; age: number; givenUp: number }[]
  heldMails: number
}

export type Metrics = {
  /** Counts one answered request; `route` is the pattern, never the address. */
  observe: (request: { method: string; route: string; status: number; seconds: number }) => void
  /** Counts one search, by what came of it. */
  search: (search: { outcome: 'found' | 'weak' | 'nothing'; seconds: number }) => void
  /** Counts one turn of what the server does by itself. */
  sweep: (turn: { sweep: string; ok: boolean; seconds: number }) => void
  /** Counts one mail that came in, by what became of it. */
  mail: (outcome: string) => void
  /** Counts one copy of the database, by what became of it. */
  backup: (copy: { outcome: 'made' | 'failed'; seconds: number }) => void
  /** Everything, in the text format of Prometheus, with how things stand now; `figures` are null while the database is away. */
  text: (now: { figures: Figures | null; copies: Copies | null }) => Promise<string>
  type: string
}

const quick = [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5]
const slow = [0.01, 0.1, 1, 10, 60]

/** Figures of one process, for whoever watches it. */
export function makeMetrics(): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register, prefix: 'ladder_' })
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers })
  const histogram = (
    name: string,
    help: string,
    { labelNames, buckets }: { labelNames: string[]; buckets: number[] },
  ) => new Histogram({ name, help, labelNames, buckets, registers })

  const requestSeconds = histogram('ladder_request_duration_seconds', 'How long requests took, by route', {
    labelNames: ['method', 'route'],
    buckets: quick,
  })
  const requests = counter('ladder_requests_total', 'Requests answered, by route and status', [
    'method',
    'route',
    'status',
  ])
  const searchSeconds = histogram('ladder_search_duration_seconds', 'How long searches took', {
    labelNames: [],
    buckets: quick,
  })
  const searches = counter('ladder_searches_total', 'Searches, by what came of them', ['outcome'])
  const sweepSeconds = histogram(
    'ladder_sweep_duration_seconds',
    'How long a turn took of what the server does by itself',
    {
      labelNames: ['sweep'],
      buckets: slow,
    },
  )
  const sweepFailures = counter('ladder_sweep_failures_total', 'Turns that failed of what the server does by itself', [
    'sweep',
  ])
  const sweepAt = gauge('ladder_sweep_last_success_timestamp_seconds', 'When a turn ended well last', ['sweep'])
  const mails = counter('ladder_mails_in_total', 'Mails that came in, by what became of them', ['outcome'])
  const backups = counter('ladder_backups_total', 'Copies of the database, by what became of them', ['outcome'])
  const backupSeconds = gauge('ladder_backup_duration_seconds', 'How long the last copy of the database took')

  const now = standing(gauge)
  return {
    observe: ({ method, route, status, seconds }) => {
      requestSeconds.observe({ method, route }, seconds)
      requests.inc({ method, route, status: String(status) })
    },
    search: ({ outcome, seconds }) => {
      searchSeconds.observe(seconds)
      searches.inc({ outcome })
    },
    sweep: ({ sweep, ok, seconds }) => {
      sweepSeconds.observe({ sweep }, seconds)
      if (ok) sweepAt.setToCurrentTime({ sweep })
      else sweepFailures.inc({ sweep })
    },
    mail: (outcome) => mails.inc({ outcome }),
    backup: ({ outcome, seconds }) => {
      backups.inc({ outcome })
      backupSeconds.set(seconds)
    },
    text: ({ figures, copies }) => {
      now.ofDatabase(figures)
      now.ofCopies(copies)
      return register.metrics()
    },
    type: register.contentType,
  }
}

/** What is asked when somebody looks: how things stand, not what happened. */
function standing(gauge: (name: string, help: string, labelNames?: string[]) => Gauge) {
  const databaseUp = gauge('ladder_database_up', '1 while the database can be asked')
  const tickets = gauge('ladder_tickets', 'Tickets by state', ['state'])
  const due = gauge(
    'ladder_clocks_due',
    'Tickets with a clock past its due instant (late) or due within the hour (soon)',
    ['when'],
  )
  const tickerLag = gauge('ladder_ticker_lag_seconds', 'How long the ticker has not done what it could have done')
  const waiting = gauge('ladder_outbox_waiting', 'Notices that are not sent yet, by channel', ['channel'])
  const oldest = gauge('ladder_outbox_oldest_seconds', 'Age of the oldest notice that is not sent yet, by channel', [
    'channel',
  ])
  const givenUp = gauge('ladder_outbox_given_up', 'Notices that were given up, by channel', ['channel'])
  const held = gauge('ladder_mails_held', 'Mails that wait for a look of the desk')
  const ofFigures = [tickets, due, tickerLag, waiting, oldest, givenUp, held]
  const at = gauge('ladder_backup_last_timestamp_seconds', 'When the last copy of the database was begun')
  const bytes = gauge('ladder_backup_last_bytes', 'Size of the last copy of the database')
  const kept = gauge('ladder_backups_kept', 'Copies of the database that are kept')
  const failing = gauge('ladder_backup_failing', '1 while a copy of the database failed, or is overdue')
  return {
    ofDatabase: (figures: Figures | null) => {
      for (const one of ofFigures) one.reset()
      databaseUp.set(figures ? 1 : 0)
      if (!figures) for (const one of [tickerLag, held]) one.remove()
      if (!figures) return
      for (const { state, count } of figures.tickets) tickets.set({ state }, count)
      due.set({ when: 'late' }, figures.due.late)
      due.set({ when: 'soon' }, figures.due.soon)
      tickerLag.set(figures.tickerLag)
      held.set(figures.heldMails)
      for (const { channel, waiting: count, age, givenUp: gone } of figures.outbox) {
        waiting.set({ channel }, count)
        oldest.set({ channel }, age)
        givenUp.set({ channel }, gone)
      }
    },
    ofCopies: (copies: Copies | null) => {
      at.set((copies?.last?.at.epochMilliseconds ?? 0) / 1000)
      bytes.set(copies?.last?.bytes ?? 0)
      kept.set(copies?.count ?? 0)
      failing.set(copies?.failing ? 1 : 0)
    },
  }
}
