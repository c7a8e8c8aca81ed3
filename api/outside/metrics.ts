import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  /** Counts one answered request; `route` is the pattern, never the address. */
  observe: (request: { method: string; route: string; status: number; seconds: number }) => void
  /** Counts one mail that came in, by what became of it. */
  mail: (outcome: string) => void
  /** Everything, in the text format of Prometheus, with the tickets there are now. */
  text: (tickets: readonly { state: string; count: number }[]) => Promise<string>
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
    text: (tickets) => {
      byState.reset()
      for (const { state, count } of tickets) byState.set({ state }, count)
      return register.metrics()
    },
    type: register.contentType,
  }
}
