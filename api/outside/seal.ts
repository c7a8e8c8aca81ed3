import { createHash, createHmac, createSecretKey, hkdfSync } from 'node:crypto'
import type { Seal } from '#domain/base/seal.ts'

/** Seals with a key made of a secret; HMAC-SHA-256 over which ticket, which version, which hash. */
export function makeSeal(secret: string): Seal {
  const key = new Uint8Array(hkdfSync('sha256', secret, 'ladder', 'ladder seal of a log', 32))
  const name = createHash('sha256').update('name').update(key).digest('base64url').slice(0, 8)
  const ready = createSecretKey(key)
  return ({ ticketId, version, hash }) =>
    `${name}.${createHmac('sha256', ready)
      .update(JSON.stringify([ticketId, version, hash]))
      .digest('base64url')}`
}
