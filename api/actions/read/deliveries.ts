import type { Deliveries } from '#domain/views/delivery.ts'
import { sayNotice } from '#domain/words/deliveries.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { countFailing, listFailing } from '../../store/failing-notices.ts'
import type { World } from '../world.ts'

const mostShown = 100
const mostCounted = 1000

/** Mails and webhooks that did not get through, and why. */
export async function readDeliveries({ read }: Pick<World, 'read'>): Promise<Deliveries> {
  const items = await listFailing(read, mostShown)
  return {
    most: mostCounted,
    ...(await countFailing(read, mostCounted)),
    items: items.map(({ kind, ...item }) => ({ ...item, what: sayNotice(kind, deskLanguage) })),
  }
}
