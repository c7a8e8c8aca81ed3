import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'
import { isConfirmed, saveConfirmed } from '../store/mail-addresses.ts'
import { mailedTo } from '../store/tokens.ts'
import { Unavailable } from '../store/unavailable.ts'
import type { World } from './world.ts'

/**
 * Whoever opens a link that was mailed has shown that the address is theirs: from now on mails to it may carry what was filed
 * under it. Nobody waits for this to be written down: the next link opened will do.
 */
export async function confirmAddress(world: World, token: string): Promise<void> {
  const to = await mailedTo(world.read, token)
  if (to === null || (await isConfirmed(world.read, addressKey(to)))) return
  try {
    await world.transact((tx) => saveConfirmed(tx, { email: addressKey(to), at: stamp(world.now()) }))
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
  }
}
