import type { MiddlewareHandler } from 'hono'
import { netsOf } from '#domain/base/net-address.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

export type Allowance = { name: string; perMinute: number }

type Bucket = { tokens: number; at: number }
const mostNets = 50_000

/** One token bucket per net and allowance: a minute's worth at once, refilled evenly. Who has several nets needs a token of each. */
export function rateLimits(options: { on: boolean; monotonic: () => number }) {
  return function limit({ perMinute }: Allowance): MiddlewareHandler<Env> {
    const buckets = new Map<string, Bucket>()
    return async (c, next) => {
      if (!options.on) return next()
      const now = options.monotonic()
      const wanted = netsOf(c.var.client).map(({ id, holds }) => {
        const most = perMinute * holds
        return { id, most, tokens: tokensOf(buckets.get(id), { most, now }) }
      })
      const wait = Math.max(...wanted.map(secondsUntilOne))
      for (const { id, tokens } of wanted) put(buckets, id, { tokens: wait === 0 ? tokens - 1 : tokens, at: now })
      if (wait === 0) return next()
      return answerProblem(c, { code: 'request.too-many' }, { headers: { 'retry-after': String(Math.ceil(wait)) } })
    }
  }
}

export type Limit = ReturnType<typeof rateLimits>

function tokensOf(before: Bucket | undefined, { most, now }: { most: number; now: number }): number {
  return before ? Math.min(most, before.tokens + (now - before.at) * (most / 60_000)) : most
}

function secondsUntilOne({ tokens, most }: { tokens: number; most: number }): number {
  return tokens >= 1 ? 0 : (1 - tokens) / (most / 60)
}

/** What was used last is kept: a net that is forgotten begins anew. */
function put(buckets: Map<string, Bucket>, id: string, bucket: Bucket): void {
  buckets.delete(id)
  buckets.set(id, bucket)
  const oldest = buckets.size > mostNets ? buckets.keys().next().value : undefined
  if (oldest !== undefined) buckets.delete(oldest)
}
