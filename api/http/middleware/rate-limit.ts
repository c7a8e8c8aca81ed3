import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

export type Allowance = { name: string; perMinute: number }

type Bucket = { tokens: number; at: number }
const mostClients = 50_000

/** One token bucket per client and allowance: a minute's worth at once, refilled evenly. */
export function rateLimits(options: { on: boolean; monotonic: () => number }) {
  return function limit(allowance: Allowance): MiddlewareHandler<Env> {
    const buckets = new Map<string, Bucket>()
    return async (c, next) => {
      if (!options.on) return next()
      const wait = take(buckets, c.var.client, { perMinute: allowance.perMinute, now: options.monotonic() })
      if (wait === 0) return next()
      return answerProblem(c, { code: 'request.too-many' }, { headers: { 'retry-after': String(Math.ceil(wait)) } })
    }
  }
}

export type Limit = ReturnType<typeof rateLimits>

/** Takes one token; answers 0, or the seconds until there is one. */
function take(buckets: Map<string, Bucket>, client: string, { perMinute, now }: { perMinute: number; now: number }) {
  const rate = perMinute / 60_000
  const before = buckets.get(client) ?? { tokens: perMinute, at: now }
  const tokens = Math.min(perMinute, before.tokens + (now - before.at) * rate)
  buckets.delete(client)
  buckets.set(client, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
  const oldest = buckets.size > mostClients ? buckets.keys().next().value : undefined
  if (oldest !== undefined) buckets.delete(oldest)
  return tokens >= 1 ? 0 : (1 - tokens) / rate / 1000
}
