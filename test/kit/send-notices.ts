import { lanesOf, type Sending, type Sent, sendIn } from '#api/actions/send.ts'
import type { World } from '#api/actions/world.ts'

/** Sends what waits in the outbox, in every lane, and answers what came of all of them. */
export async function sendNotices(world: World, sending: Sending): Promise<Sent> {
  const turns = await Promise.all(lanesOf(world).map((lane) => sendIn(world, sending, lane)))
  return turns.reduce((sum, { sent, withdrawn, failed, givenUp, trouble }) => ({
    sent: sum.sent + sent,
    withdrawn: sum.withdrawn + withdrawn,
    failed: sum.failed + failed,
    givenUp: sum.givenUp + givenUp,
    trouble: sum.trouble ?? trouble,
  }))
}
