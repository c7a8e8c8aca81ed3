import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'

/** Knows each caller by address, believing as many forwarding proxies as there are. */
export function knowClient(options: { proxies: number }): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('client', addressOf(c, options.proxies))
    await next()
  }
}

function addressOf(c: Context<Env>, proxies: number): string {
  if (proxies > 0) {
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
    const address = forwarded.at(-proxies)
    if (address) return prefixOf(address)
  }
  return prefixOf(socketAddress(c))
}

function socketAddress(c: Context<Env>): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** One household has a whole /64 of IPv6 addresses: they count as one client. */
function prefixOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  return address.split(':').slice(0, 4).join(':')
}
