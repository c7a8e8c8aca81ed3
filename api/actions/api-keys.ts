import { stamp } from '#domain/base/time.ts'
import { insertApiKey, listApiKeys, revokeApiKeys } from '../store/api-keys.ts'
import { newId, type World } from './world.ts'

/** Makes a key for a machine: shown once, kept hashed. Null when a key of that name is in use. */
export async function addApiKey(world: World, name: string): Promise<string | null> {
  return world.transact(async (tx) => {
    const known = await listApiKeys(tx)
    if (known.some((key) => key.name === name && key.revokedAt === null)) return null
    const key = `ladder_${Buffer.from(world.random(24)).toString('base64url')}`
    await insertApiKey(tx, { id: newId(world), name, key, at: stamp(world.now()) })
    return key
  })
}

/** Takes a machine's key away; false when no key of that name was in use. */
export async function revokeApiKey(world: World, name: string): Promise<boolean> {
  return (await world.transact((tx) => revokeApiKeys(tx, { name, at: stamp(world.now()) }))) > 0
}
