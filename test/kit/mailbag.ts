import type { World } from '#api/actions/world.ts'
import type { Mail } from '#api/outside/mail.ts'
import { sendNotices } from './send-notices.ts'

const publicUrl = 'https://help.example.com'

/** Where mails of a world go in a test; each turn of delivery answers what came. */
export function mailbag() {
  const all: Mail[] = []
  return {
    all,
    deliver: async (world: World): Promise<Mail[]> => {
      const from = all.length
      const done = await sendNotices(world, {
        mail: async (mail) => void all.push(mail),
        webhook: null,
        publicUrl,
        asOf: world.now(),
      })
      if (done.failed > 0) throw new Error(`${done.failed} mails could not be made`)
      return all.slice(from)
    },
  }
}
