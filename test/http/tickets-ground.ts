import { afterEach, beforeEach } from 'vitest'
import type { Article } from '#domain/knowledge/article.ts'
import type { Automation } from '#domain/model/automation.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

/** A request that nothing is wrong with. */
export const good = {
  title: 'Orders do not arrive',
  description: 'Nothing since nine.',
  requester: { name: 'Kim Sato', email: 'kim@example.com' },
}

type Ground = {
  desk: TestDesk
  /** How many rows everything has that a request leaves behind. */
  stored: () => Promise<number>
}

/** A desk for each test of a file, with an automation and an article that ask something, and an article for support only. */
export function ticketsGround(): Ground {
  const ground = { stored } as Ground
  beforeEach(async () => {
    ground.desk = await deskInMemory()
    const { automations, articles } = ground.desk.world
    const orderSync = automations.get('order-sync') as Automation
    const article = articles.get('runbooks/order-sync/invalid-session-id') as Article
    add(automations, {
      ...orderSync,
      id: 'payouts',
      name: 'Payouts',
      collect: [
        { name: 'run-id', label: 'Run id', required: true, pattern: 'j-\\d+' },
        { name: 'environment', label: 'Environment', required: false, options: ['production', 'sandbox'] },
      ],
    })
    add(articles, { ...article, id: 'runbooks/internal', audience: 'support' })
    add(articles, {
      ...article,
      id: 'runbooks/asks',
      collect: [{ name: 'order', label: 'Order number', required: true }],
    })
  })
  afterEach(() => ground.desk.close())
  return ground

  async function stored(): Promise<number> {
    const rows = await Promise.all(
      (['ticket', 'ticket_event', 'ticket_token', 'notice'] as const).map((table) =>
        ground.desk.world.read.selectFrom(table).selectAll().execute(),
      ),
    )
    return rows.flat().length
  }
}

/** Puts one more into a catalogue. */
export function add<T extends { id: string }>(map: ReadonlyMap<string, T>, entry: T) {
  ;(map as Map<string, T>).set(entry.id, entry)
}
