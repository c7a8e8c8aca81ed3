import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Had, Wanted } from '#api/store/rate-buckets.ts'
import { netsOf } from '#domain/base/net-address.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

export type Allowance = { name: string; perMinute: number }

type Options = {
  on: boolean
  monotonic: () => number
  /** Takes tokens from buckets that several processes share; left out, each process has its own. */
  take?: (wanted: Wanted) => Promise<Had>
}

type Bucket = { tokens: number; at: number }
const mostNets = 50_000
/** So much of a minute's allowance a process takes at once from what is shared, and for so long, in milliseconds. */
const share = 1 / 20
const keptFor = 10_000

/** One token bucket per net and allowance: a minute's worth at once, refilled evenly. Who has several nets needs a token of each. */
export function rateLimits({ on, monotonic, take }: Options) {
  return function limit({ name, perMinute }: Allowance): MiddlewareHandler<Env> {
    const own = ownBuckets()
    const wait = take ? sharedWait({ name, take }) : null
    return async (c, next) => {
      if (!on) return next()
      const now = monotonic()
      const nets = netsOf(c.var.client).map(({ id, holds }) => ({ id, most: perMinute * holds }))
      // A database that is away is no reason to answer nobody, nor to answer everybody.
      const seconds = wait ? await wait(nets, now).catch(() => own(nets, now)) : own(nets, now)
      if (seconds === 0) return next()
      return answerProblem(c, { code: 'request.too-many' }, { headers: { 'retry-after': String(Math.ceil(seconds)) } })
    }
  }
}

export type Limit = ReturnType<typeof rateLimits>

type Net = { id: string; most: number }

/** Seconds until a request of these nets is heard, by buckets of this process; 0 takes a token of each. */
function ownBuckets(): (nets: readonly Net[], now: number) => number {
  const buckets = new Map<string, Bucket>()
  return (nets, now) => {
    const wanted = nets.map(({ id, most }) => ({ id, most, tokens: tokensOf(buckets.get(id), { most, now }) }))
    const wait = Math.max(...wanted.map(secondsUntilOne))
    for (const { id, tokens } of wanted) put(buckets, id, { tokens: wait === 0 ? tokens - 1 : tokens, at: now })
    return wait
  }
}

/** What a process holds of a shared bucket; `until` nothing more is asked of one that was empty. */
type Held = { tokens: number; at: number; until: number }

/**
 * The same by shared buckets. A process takes a few tokens at once and spends them by itself, so that most requests ask nobody;
 * what it has not spent in a while it forgets. Never more is heard than the allowance; somewhat less, when what one process has
 * taken is asked of another.
 */
function sharedWait({ name, take }: { name: string; take: NonNullable<Options['take']> }) {
  const held = new Map<string, Held>()
  const asking = new Map<string, Promise<void>>()

  async function ask({ id, most }: Net, now: number): Promise<void> {
    const key = createHash('sha256').update(`${name} ${id}`).digest('base64url')
    const { tokens, wait } = await take({ id: key, most, take: Math.max(1, Math.floor(most * share)) })
    put(held, id, { tokens, at: now, until: now + wait * 1000 })
  }

  /** Seconds until there is a token; 0 has taken it. */
  async function spend(net: Net, now: number): Promise<number> {
    for (;;) {
      const has = held.get(net.id)
      if (has && has.tokens >= 1 && now - has.at < keptFor) {
        has.tokens--
        return 0
      }
      if (has && has.until > now) return (has.until - now) / 1000
      const under = asking.get(net.id) ?? ask(net, now).finally(() => asking.delete(net.id))
      asking.set(net.id, under)
      await under
    }
  }

  return async (nets: readonly Net[], now: number): Promise<number> => {
    const waits: number[] = []
    for (const net of nets) waits.push(await spend(net, now))
    const wait = Math.max(...waits)
    if (wait > 0)
      for (const [index, { id }] of nets.entries()) {
        const has = held.get(id)
        if (has && waits[index] === 0) has.tokens++
      }
    return wait
  }
}

function tokensOf(before: Bucket | undefined, { most, now }: { most: number; now: number }): number {
  return before ? Math.min(most, before.tokens + (now - before.at) * (most / 60_000)) : most
}

function secondsUntilOne({ tokens, most }: { tokens: number; most: number }): number {
  return tokens >= 1 ? 0 : (1 - tokens) / (most / 60)
}

/** What was used last is kept: a net that is forgotten begins anew. */
function put<T>(buckets: Map<string, T>, id: string, bucket: T): void {
  buckets.delete(id)
  buckets.set(id, bucket)
  const oldest = buckets.size > mostNets ? buckets.keys().next().value : undefined
  if (oldest !== undefined) buckets.delete(oldest)
}
