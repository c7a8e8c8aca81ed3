import { addApiKey } from '#api/actions/api-keys.ts'
import type { World } from '#api/actions/world.ts'
import type { insertApiKey } from '#api/store/api-keys.ts'
import { type Scope, scopes, teamScopes } from '#domain/ticket/scopes.ts'

/** A key of a machine, by default one that may do everything. */
export async function machineKey(
  world: World,
  name: string,
  {
    scopes: held = scopes,
    team = world.model.teams[0]?.id,
  }: { scopes?: readonly Scope[]; team?: string | undefined } = {},
): Promise<string> {
  const forTeam = held.some((scope) => teamScopes.includes(scope)) && team !== undefined ? { team } : {}
  const made = await addApiKey(world, { name, scopes: [...held], ...forTeam }, 'a test')
  if (!made.ok) throw new Error(made.error.code)
  return made.value.key
}

/** What the store keeps of a key that may open tickets, by a name that is its secret too. */
export function heldKey(key: string, at: string): Parameters<typeof insertApiKey>[1] {
  return {
    id: key,
    name: key,
    key,
    scopes: ['open'],
    team: null,
    createdAt: at,
    madeBy: 'a test',
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
  }
}
