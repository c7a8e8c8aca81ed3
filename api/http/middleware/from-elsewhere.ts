import { cors } from 'hono/cors'

/** Lets pages of the portal at another origin ask and read, with their cookies; pages of nobody else. */
export function fromElsewhere(origin: string) {
  return cors({
    origin: [origin],
    credentials: true,
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['accept', 'authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
    exposeHeaders: ['etag', 'retry-after', 'content-disposition'],
    maxAge: 3600,
  })
}
