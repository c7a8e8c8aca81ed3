import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'

/** The content security policy of every answer; built pages may add the hashes of their own inline scripts and styles. */
export function contentSecurityPolicy(hashes: { scripts?: string[]; styles?: string[] } = {}): string {
  const sources = (list: string[] = []) => list.map((hash) => ` '${hash}'`).join('')
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${sources(hashes.scripts)}`,
    `style-src 'self'${sources(hashes.styles)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

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
  const policy = contentSecurityPolicy()
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(fixed)) c.res.headers.set(name, value)
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', policy)
  }
}
