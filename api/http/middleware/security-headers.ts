import type { MiddlewareHandler } from 'hono'
import { contentPolicy } from '#domain/base/content-policy.ts'
import type { Env } from '../env.ts'

type Options = {
  https: boolean
  /** The origin of the portal's pages, where that is not this one. */
  elsewhere: string | null
  /** Where the help panel may be framed, with spaces between; empty for nowhere. */
  panelOrigins: string
}

/** Puts the security headers on every answer, refusals and static files included. */
export function securityHeaders({ https, elsewhere, panelOrigins }: Options): MiddlewareHandler<Env> {
  const fixed: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': elsewhere ? 'cross-origin' : 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
  }
  if (https) fixed['strict-transport-security'] = 'max-age=31536000'
  // Only a header may forbid framing: in a page's own meta, browsers refuse the word.
  const policy = `${contentPolicy(elsewhere)}; frame-ancestors 'none'`
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(fixed)) c.res.headers.set(name, value)
    // What the API answers is somebody's, unless it says otherwise.
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control'))
      c.res.headers.set('cache-control', 'no-store')
    if (panelOrigins !== '' && c.req.path === '/panel.js')
      c.res.headers.set('cross-origin-resource-policy', 'cross-origin')
    if (panelOrigins !== '' && c.req.path === '/panel/') {
      c.res.headers.delete('x-frame-options')
      c.res.headers.set('content-security-policy', `${contentPolicy(elsewhere)}; frame-ancestors ${panelOrigins}`)
    }
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', policy)
  }
}
