import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** How it stands with the copies of the database; `failing`: the last try failed, or the last copy is older than twice the time between two. */
export type Copies = { last: { at: Temporal.Instant; bytes: number } | null; count: number; failing: boolean }

export type Metrics = {
  /** Counts one answered request; `route` is the pattern, never the address. */
  observe: (request: { method: string; route: string; status: number; seconds: number }) => void
  /** Counts one mail that came in, by what became of it. */
  mail: (outcome: string) => void
  /** Counts one copy of the database, by what became of it. */
  backup: (copy: { outcome: 'made' | 'failed'; seconds: number }) => void
  /** Everything, in the text format of Prometheus, with how things stand now. */
  text: (now: { tickets: readonly { state: string; count: number }[]; copies: Copies | null }) => Promise<string>
  type: string
}

/** Figures of one process, for whoever watches it. */
export function makeMetrics(): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'ladder_' })
  const durations = new Histogram({
    name: 'ladder_request_duration_seconds',
    help: 'How long requests took, by route',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [register],
  })
  const answers = new Counter({
    name: 'ladder_requests_total',
    help: 'Requests answered, by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [register],
  })
  const mails = new Counter({
    name: 'ladder_mails_in_total',
    help: 'Mails that came in, by what became of them',
    labelNames: ['outcome'],
    registers: [register],
  })
  const backups = new Counter({
    name: 'ladder_backups_total',
    help: 'Copies of the database, by what became of them',
    labelNames: ['outcome'],
    registers: [register],
  })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [register] })
  const backupSeconds = gauge('ladder_backup_duration_seconds', 'How long the last copy of the database took')
  const backupAt = gauge('ladder_backup_last_timestamp_seconds', 'When the last copy of the database was begun')
  const backupBytes = gauge('ladder_backup_last_bytes', 'Size of the last copy of the database')
  const backupsKept = gauge('ladder_backups_kept', 'Copies of the database that are kept')
  const backupFailing = gauge('ladder_backup_failing', '1 while a copy of the database failed, or is overdue')
  const byState = new Gauge({
    name: 'ladder_tickets',
    help: 'Tickets by state',
    labelNames: ['state'],
    registers: [register],
  })
  return {
    observe: ({ method, route, status, seconds }) => {
      durations.observe({ method, route }, seconds)
      answers.inc({ method, route, status: String(status) })
    },
    mail: (outcome) => mails.inc({ outcome }),
    backup: ({ outcome, seconds }) => {
      backups.inc({ outcome })
      backupSeconds.set(seconds)
    },
    text: ({ tickets, copies }) => {
      byState.reset()
      for (const { state, count } of tickets) byState.set({ state }, count)
      backupAt.set((copies?.last?.at.epochMilliseconds ?? 0) / 1000)
      backupBytes.set(copies?.last?.bytes ?? 0)
      backupsKept.set(copies?.count ?? 0)
      backupFailing.set(copies?.failing ? 1 : 0)
      return register.metrics()
    },
    type: register.contentType,
  }
}
