import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { type NetAddress, netAddress } from '#domain/base/net-address.ts'
import type { Env } from '../env.ts'

/** Knows each caller by address, believing as many forwarding proxies as there are. */
export function knowClient(options: { proxies: number }): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('client', addressOf(c, options.proxies))
    await next()
  }
}

/** What a trusted proxy wrote counts even when it cannot be read: the proxy's own address would be that of everybody. */
function addressOf(c: Context<Env>, proxies: number): NetAddress | null {
  const forwarded = proxies > 0 ? (c.req.header('x-forwarded-for')?.split(',') ?? []) : []
  return netAddress(forwarded.at(-proxies) ?? socketAddress(c))
}

function socketAddress(c: Context<Env>): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return ''
  }
}
