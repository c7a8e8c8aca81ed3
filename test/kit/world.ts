import { createHash } from 'node:crypto'
import { makeWorld, type World } from '#api/actions/world.ts'
import type { Store } from '#api/store/open.ts'
import type { Article } from '#domain/knowledge/article.ts'
import type { Automation } from '#domain/model/automation.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { storeInMemory } from './image.ts'
import { automations, models } from './model.ts'
import { seal } from './seal.ts'

/** A world on a fresh store, with a clock that tests set and chance that repeats. */
export type TestWorld = World & {
  store: Store
  at: (instant: string) => void
  after: (duration: string) => void
  close: () => Promise<void>
}

const articles: Article[] = [
  {
    id: 'runbooks/order-sync/invalid-session-id',
    kind: 'runbook',
    url: '/runbooks/order-sync/invalid-session-id/',
    revision: 'abc',
    title: 'Order sync stops with INVALID_SESSION_ID',
    summary: 'The session of the connection ended.',
    automation: 'order-sync',
    symptoms: ['INVALID_SESSION_ID'],
    aliases: [],
    reviewed: '2026-10-12',
    confidence: 'validated',
    audience: 'everyone',
    collect: [],
    related: [],
    draft: false,
    headings: [],
    parts: [],
    code: [],
    language: 'en',
    text: 'Reconnect.',
  },
]

const community = { on: true, holds: true, ticketHours: 0, addressDays: 365, publicUrl: 'http://localhost:4321' }

/** `chance` sets a second world over the same store apart: its ids and references differ. */
export type WorldOptions = {
  model?: SupportModel
  automations?: Automation[]
  articles?: Article[]
  now?: string
  chance?: string
  community?: World['community']
  mailIn?: World['mailIn']
}

export async function worldOn(store: Store, options: WorldOptions = {}): Promise<TestWorld> {
  let now = Temporal.Instant.from(options.now ?? '2026-11-24T08:00:00Z')
  let seed = 0
  const world = await makeWorld({
    store,
    model: options.model ?? models.five,
    automations: options.automations ?? automations,
    articles: options.articles ?? articles,
    now: () => now,
    seal,
    community: options.community ?? { ...community },
    mailIn: options.mailIn ?? null,
    random: (bytes) =>
      createHash('sha512')
        .update(`${options.chance ?? 'chance'} ${seed++}`)
        .digest()
        .subarray(0, bytes),
  })
  return Object.assign(world, {
    store,
    at: (instant: string) => {
      now = Temporal.Instant.from(instant)
    },
    after: (duration: string) => {
      now = now.add(duration)
    },
    close: () => store.close(),
  })
}

export async function worldInMemory(options: WorldOptions = {}): Promise<TestWorld> {
  const store = await storeInMemory()
  return worldOn(store, options)
}

type Support = Extract<Actor, { kind: 'support' }>
const support = (name: string): Support => ({
  kind: 'support',
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
  teams: [],
})

/** People of the named world. */
export const as = {
  ana: support('Ana Ruiz'),
  jonas: support('Jonas Weber'),
  noor: support('Noor Haddad'),
  mika: support('Mika Laine'),
  hana: support('Hana Kim'),
}
export const kim = { name: 'Kim Sato', email: 'kim@example.com' }
