import { z } from 'zod'
import { type ApiKey, keyAskedSchema, keyState } from '../ticket/api-key.ts'
import { scopes } from '../ticket/scopes.ts'

const keySchema = z.object({
  id: z.string(),
  name: z.string().describe('The machine that holds it'),
  scopes: z.array(z.enum(scopes)),
  team: z.string().nullable().describe('Whose tickets it reads, and for whom it acts'),
  state: z.enum(['active', 'revoked', 'expired']),
  createdAt: z.string(),
  madeBy: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable().describe('To the minute; null when it was never used'),
})
export type KeyView = z.infer<typeof keySchema>

/** Every key there ever was, and what was done with keys. */
export const keysSchema = z.object({
  items: z.array(keySchema).describe('Newest first'),
  log: z.array(
    z.object({ at: z.string(), name: z.string(), what: z.enum(['made', 'rotated', 'revoked']), by: z.string() }),
  ),
})
export type Keys = z.infer<typeof keysSchema>

/** A key that has just been made. */
export const madeKeySchema = keySchema.extend({ key: z.string().describe('The secret; shown once') })

export const newKeySchema = keyAskedSchema.meta({ id: 'NewKey' })

/** How long the old key goes on beside the new one. */
export const rotationSchema = z.strictObject({
  overlapHours: z.int().min(0).max(2160).default(24).describe('How long the old one goes on, in hours'),
})
export const revokedSchema = z.object({ revoked: z.int().describe('How many were in use') })

/** A key as whoever runs the desk sees it at an instant. */
export function keyView(key: ApiKey, at: string): KeyView {
  const { id, name, scopes: held, team, createdAt, madeBy, expiresAt, revokedAt, lastUsedAt } = key
  const state = keyState(key, at)
  return { id, name, scopes: held, team, state, createdAt, madeBy, expiresAt, revokedAt, lastUsedAt }
}
