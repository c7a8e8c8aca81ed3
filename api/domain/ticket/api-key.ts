import { z } from 'zod'
import { ok, type Result, refuse } from '../base/result.ts'
import { text } from '../base/text.ts'
import { millis, stamp, stampOf } from '../base/time.ts'
import { findTeam } from '../model/entries.ts'
import type { InForce } from '../model/in-force.ts'
import { idSchema } from '../model/support-model.ts'
import { type Scope, scopes, teamScopes } from './scopes.ts'
import { instantSchema } from './window.ts'

/** What a key is called: the machine that holds it. */
export const keyNameSchema = text({ least: 1, most: 100 }).refine((name) => !name.includes('/'), 'a name without "/"')

/** What is asked for when a key is made. */
export const keyAskedSchema = z.strictObject({
  name: keyNameSchema.describe('The machine that holds it, such as order-sync'),
  scopes: z.array(z.enum(scopes)).min(1).describe('What it may do'),
  team: idSchema.optional().describe('Whose tickets it reads, and for whom it acts'),
  expiresAt: instantSchema.optional().describe('When it ends; never when left out'),
})
export type KeyAsked = z.infer<typeof keyAskedSchema>

/** What is known of a key besides its secret. Instants are ISO 8601 UTC with milliseconds. */
export type ApiKey = {
  id: string
  name: string
  scopes: Scope[]
  team: string | null
  createdAt: string
  madeBy: string
  expiresAt: string | null
  revokedAt: string | null
  lastUsedAt: string | null
}

/** How a key stands: it opens what it may, or it has been revoked, or its time is over. */
export type KeyState = 'active' | 'revoked' | 'expired'

/** How a key stands at an instant. */
export function keyState({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, at: string): KeyState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= at ? 'expired' : 'active'
}

type Keys = { known: readonly ApiKey[]; inForce: Pick<InForce, 'teams'>; now: Temporal.Instant }

/** A new key as asked for, unless its name is in use, its team is missing or unknown, or its end has passed. */
export function decideKey(
  asked: KeyAsked,
  { known, inForce, now }: Keys,
): Result<Pick<ApiKey, 'name' | 'scopes' | 'team' | 'expiresAt'>> {
  const { name, team, expiresAt } = asked
  const at = stamp(now)
  if (known.some((key) => key.name === name && keyState(key, at) === 'active')) return refuse('key.in-use', { name })
  const wanted = asked.scopes.filter((scope) => teamScopes.includes(scope))
  if (wanted.length > 0 && team === undefined) return refuse('key.team-needed', { scopes: wanted })
  const found = findTeam(inForce, team)
  if (team !== undefined && !found)
    return refuse('key.unknown-team', {
      errors: [{ path: 'team', message: `"${team}" is no team of the support model` }],
    })
  const end = expiresAt === undefined ? null : stampOf(millis(expiresAt))
  if (end !== null && end <= at) return refuse('key.end-passed', { expiresAt: end })
  return ok({
    name,
    scopes: scopes.filter((scope) => asked.scopes.includes(scope)),
    team: found?.id ?? null,
    expiresAt: end,
  })
}

/** How long the old key goes on beside the new one, at most. */
export const longestOverlap = { hours: 24 * 90 }

/**
 * A key in place of those of a name: it may the same and lives as long as the last one was to. The old ones end after the overlap,
 * or when they were to end anyway. Refused when no key of the name is in use.
 */
export function decideRotation(
  { name, overlap }: { name: string; overlap: Temporal.Duration },
  { known, now }: Pick<Keys, 'known' | 'now'>,
): Result<{
  fresh: Pick<ApiKey, 'name' | 'scopes' | 'team' | 'expiresAt'>
  ending: { id: string; expiresAt: string }[]
}> {
  const at = stamp(now)
  const inUse = known.filter((key) => key.name === name && keyState(key, at) === 'active')
  const last = inUse.at(-1)
  if (!last) return refuse('key.not-found', { name })
  const life = last.expiresAt === null ? null : millis(last.expiresAt) - millis(last.createdAt)
  const end = stamp(now.add(overlap))
  return ok({
    fresh: {
      name,
      scopes: last.scopes,
      team: last.team,
      expiresAt: life === null ? null : stampOf(now.epochMilliseconds + life),
    },
    ending: inUse
      .filter(({ expiresAt }) => expiresAt === null || expiresAt > end)
      .map(({ id }) => ({ id, expiresAt: end })),
  })
}
