import { createHash } from 'node:crypto'
import { Sayable } from '#domain/base/sayable.ts'
import type { Seal } from '#domain/base/seal.ts'
import { stamp } from '#domain/base/time.ts'
import type { NamedChat } from '#domain/home/team-chats.ts'
import type { Article } from '#domain/knowledge/article.ts'
import type { BrokenLink, Term } from '#domain/knowledge/content.ts'
import type { TaughtWords } from '#domain/knowledge/learned.ts'
import { canonOf } from '#domain/knowledge/need.ts'
import { vocabularyOf } from '#domain/knowledge/vocabulary.ts'
import type { Masking } from '#domain/language/mask.ts'
import type { Automation } from '#domain/model/automation.ts'
import type { Promised } from '#domain/model/in-force.ts'
import { withJoined } from '#domain/model/joined.ts'
import { peopleOf } from '#domain/model/people.ts'
import type { Member, SupportModel } from '#domain/model/support-model.ts'
import type { Template } from '#domain/model/template.ts'
import type { HookReceiver } from '#domain/ticket/hook.ts'
import type { Language } from '#domain/words/language.ts'
import type { Dialect, Reader, Transact, Tx } from '../store/handle.ts'
import { readJoined } from '../store/joined.ts'
import { findModel, keepModel } from '../store/models.ts'
import type { Store } from '../store/open.ts'
import { type OpenTickets, openTickets } from '../store/open-tickets.ts'
import { onceUnderKey } from './idempotency.ts'

/** Everything an action may touch: the store, what editors wrote, the clock, chance. Nothing else is ambient. */
export type World = {
  transact: Transact
  read: Reader
  dialect: Dialect
  openTickets: OpenTickets
  /** Tells of what any process appends to logs; null where it has to be looked for. */
  changes: Store['changes']
  /** The model in force: new tickets pin it, and of every ticket it says who may act and where. */
  model: SupportModel
  /** Who is in each team by the model alone, and who joined besides, as it was read last. */
  joined: { modelled: ReadonlyMap<string, readonly Member[]>; state: string }
  /** Models by version, as read so far: tickets keep the one they were opened under. */
  knownModels: Map<string, Promised>
  automations: ReadonlyMap<string, Automation>
  /** By their former ids. */
  formerAutomations: ReadonlyMap<string, Automation>
  articles: ReadonlyMap<string, Article>
  /** Links of articles that lead nowhere, by article. */
  broken: ReadonlyMap<string, readonly BrokenLink[]>
  /** Replies and notes that are written often. */
  templates: readonly Template[]
  /** Changes with what articles say. */
  contentVersion: string
  /** The glossary's word for a stem that means the same. */
  canon: (stem: string) => string
  /** What articles are found by beside what they say: as the content's file has it, and now. */
  taught: { filed: readonly TaughtWords[]; list: readonly TaughtWords[]; state: string }
  /** What is cut out of words that are kept without saying whose, and what is not. */
  masking: Masking
  /** Hours without an act after which a visit that filed no request counts as answered. */
  deflectionHours: number
  /** The language in which requesters are spoken to. */
  language: Language
  now: () => Temporal.Instant
  random: (bytes: number) => Uint8Array
  /** Signs where each log ends. */
  seal: Seal
  /** Programs that are told of events by webhook. */
  webhooks: readonly HookReceiver[]
  /** Chats in which teams read news. */
  chats: readonly NamedChat[]
  community: Community
  /** How mail comes in; null when none does. */
  mailIn: MailIn | null
}

export type MailIn = {
  /** The home's own address, below which each notice has one that it is answered to. */
  address: string
  /** Addresses that this installation writes from: what comes from them has gone in a circle. */
  own: readonly string[]
  /** The host in the ids of its mails. */
  host: string
}

/** How the community is kept. */
type Community = {
  on: boolean
  /** Whether what a new address writes waits until the team has shown something of it. */
  holds: boolean
  /** Hours without an answer after which a question becomes a ticket; 0 for never. */
  ticketHours: number
  /** Days after which an address that nobody has used is forgotten. */
  addressDays: number
  publicUrl: string
}

const quietCommunity: Community = {
  on: true,
  holds: true,
  ticketHours: 0,
  addressDays: 365,
  publicUrl: 'http://localhost:4321',
}

export type WorldParts = {
  store: Store
  model: SupportModel
  /** Who changed the files of the model last. */
  changedBy?: string | null
  automations: readonly Automation[]
  articles: readonly Article[]
  /** The words of its own that content uses, where they are at hand. */
  vocabulary?: readonly string[]
  learned?: readonly TaughtWords[]
  broken?: readonly BrokenLink[]
  glossary?: readonly Term[]
  templates?: readonly Template[]
  now: () => Temporal.Instant
  random: (bytes: number) => Uint8Array
  seal: Seal
  webhooks?: readonly HookReceiver[]
  chats?: readonly NamedChat[]
  /** Default: English. */
  language?: Language
  deflectionHours?: number
  community?: Community
  mailIn?: MailIn | null
}

/** A world over a migrated store; keeps the model in force under its version. */
export async function makeWorld({
  store,
  model,
  changedBy = null,
  automations,
  articles,
  vocabulary = [...vocabularyOf({ articles, automations })],
  learned = [],
  broken = [],
  glossary = [],
  templates = [],
  now,
  random,
  seal,
  webhooks = [],
  chats = [],
  language = 'en',
  deflectionHours = 24,
  community = quietCommunity,
  mailIn = null,
}: WorldParts): Promise<World> {
  await store.transact((tx) => keepModel(tx, model, { at: stamp(now()), changedBy }))
  const joined = await readJoined(store.db)
  const inForce = withJoined(model, joined)
  return {
    transact: onceUnderKey(store.transact, { now }),
    read: store.db,
    dialect: store.dialect,
    openTickets: openTickets(store.db, store.dialect),
    changes: store.changes,
    model: inForce,
    joined: {
      modelled: new Map(model.teams.map(({ id, members }) => [id, members])),
      state: JSON.stringify(joined),
    },
    knownModels: new Map([[model.version, model]]),
    ...catalogueOf(automations),
    articles: new Map(articles.map((article) => [article.id, article])),
    broken: Map.groupBy(broken, ({ article }) => article),
    templates,
    contentVersion: versionOf(articles, glossary),
    canon: canonOf(glossary),
    taught: { filed: learned, list: learned, state: '' },
    masking: maskingOf(inForce, new Set(vocabulary)),
    deflectionHours,
    language,
    now,
    random,
    seal,
    webhooks,
    chats,
    community,
    mailIn,
  }
}

function maskingOf(model: SupportModel, vocabulary: ReadonlySet<string>): Masking {
  return { names: peopleOf(model).map(({ name }) => name), isKnown: (word) => vocabulary.has(word) }
}

function versionOf(articles: readonly Article[], glossary: readonly Term[]): string {
  const said = [articles.map(({ id, revision }) => [id, revision]), glossary]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16)
}

/** The automation of an id, or of a former one; null where the catalogue holds none such, or none is named. */
export function findAutomation(
  { automations, formerAutomations }: Pick<World, 'automations' | 'formerAutomations'>,
  id: string | null | undefined,
): Automation | null {
  if (!id) return null
  return automations.get(id) ?? formerAutomations.get(id) ?? null
}

/** The team that keeps an article right. */
export function ownerOf(
  world: Pick<World, 'automations' | 'formerAutomations'>,
  { owner, automation }: Pick<Article, 'owner' | 'automation'>,
): string | null {
  return owner ?? findAutomation(world, automation)?.owner ?? null
}

/** The catalogue as a world has it. */
export function catalogueOf(automations: readonly Automation[]): Pick<World, 'automations' | 'formerAutomations'> {
  return {
    automations: new Map(automations.map((automation) => [automation.id, automation])),
    formerAutomations: new Map(
      automations.flatMap((automation) => automation.was.map((id) => [id, automation] as const)),
    ),
  }
}

/** What a ticket was promised under, by the version that it pins. Throws when it was never kept: then the database is not whole. */
export async function modelFor(world: Pick<World, 'knownModels'>, db: Reader | Tx, version: string): Promise<Promised> {
  const known = world.knownModels.get(version) ?? (await findModel(db, version))
  if (!known) throw new Sayable(`support model ${version} is not in the database`)
  world.knownModels.set(version, known)
  return known
}

/** All of a kept model, to carry it to another database. */
export async function wholeModel(db: Reader, version: string): Promise<SupportModel> {
  const kept = await findModel(db, version)
  if (!kept) throw new Sayable(`support model ${version} is not in the database`)
  return kept
}

/** What a reference is made of: none of these is mistaken for another. */
export const refLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new reference: five letters and digits. */
export function newRef(world: World): string {
  let letters = ''
  while (letters.length < 5) {
    for (const byte of world.random(8)) {
      if (byte < refLetters.length * 8 && letters.length < 5) letters += refLetters[byte % refLetters.length]
    }
  }
  return `TKT-${letters}`
}

/** A new id: time first, so that ids sort as they were made. */
export function newId(world: World): string {
  const time = world.now().epochMilliseconds.toString(36).padStart(9, '0')
  return `${time}${Buffer.from(world.random(8)).toString('hex')}`
}

/** A new ticket token: 128 random bits, safe in a URL fragment. */
export function newToken(world: World): string {
  return Buffer.from(world.random(16)).toString('base64url')
}
