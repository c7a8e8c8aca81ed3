import type { World } from '#api/actions/world.ts'
import { saveConfirmed } from '#api/store/mail-addresses.ts'
import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'

/** People who have once opened a link that was mailed to them: their mails carry what was filed. */
export async function confirmed(world: World, ...emails: string[]): Promise<void> {
  for (const email of emails)
    await world.transact((tx) => saveConfirmed(tx, { email: addressKey(email), at: stamp(world.now()) }))
}
