import type { MiddlewareHandler } from 'hono'
import { contentPolicy } from '#domain/base/content-policy.ts'
import type { Env } from '../env.ts'

/** Puts the security headers on every answer, refusals and static files included. */
export function securityHeaders(options: { https: boolean }): MiddlewareHandler<Env> {
  const fixed: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
  }
  if (options.https) fixed['strict-transport-security'] = 'max-age=31536000'
  // Only a header may forbid framing: in a page's own meta, browsers refuse the word.
  const policy = `${contentPolicy}; frame-ancestors 'none'`
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(fixed)) c.res.headers.set(name, value)
    // What the API answers is somebody's, unless it says otherwise.
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control'))
      c.res.headers.set('cache-control', 'no-store')
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', policy)
  }
}
