import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Content } from '#domain/knowledge/content.ts'
import { withJoined } from '#domain/model/joined.ts'
import { loadContent, sayProblem } from '#site/authoring/content.ts'
import { begin, homeFile, NoHome } from '#site/authoring/home/find.ts'
import { readHome, readSettings, type Settings } from '#site/authoring/home/read.ts'
import type { Organised } from '../actions/rehome.ts'
import { catalogueOf, makeWorld, type World } from '../actions/world.ts'
import { makeRandom } from '../outside/random.ts'
import { makeSeal } from '../outside/seal.ts'
import { keptSecret } from '../outside/secret.ts'
import { readJoined } from '../store/joined.ts'
import { openStore, type Store } from '../store/open.ts'
import { sayUnavailable, Unavailable } from '../store/unavailable.ts'

export type Opened = { settings: Settings; store: Store; content: Content; world: World }

/** What an operator asked for cannot be done: said in a line, exit code 1. */
export class CannotDo extends Error {}

export const random = makeRandom()

export function settingsOrSay(): Settings {
  const read = readSettings(process.env)
  if (!read.ok) throw new CannotDo(read.problems.join('\n'))
  return read.settings
}

/** The content folder that a command is asked about, else the one of the home; authors need no other setting. */
export function contentDirOf({ content }: { content?: string }): string {
  if (content !== undefined) return resolve(content)
  const { settings, said } = readHome({ env: process.env })
  if (settings.CONTENT_DIR === undefined) throw new CannotDo(said.join('\n'))
  return settings.CONTENT_DIR
}

/** The database of the settings, migrated; closed when the work has ended. */
export async function withStore<T>(work: (opened: { settings: Settings; store: Store }) => Promise<T>): Promise<T> {
  const settings = settingsOrSay()
  const store = openStore(settings.DATABASE_URL)
  try {
    await store.migrate(() => Temporal.Now.instant())
    return await work({ settings, store })
  } finally {
    await store.close()
  }
}

/** The same with the content and a world over both: what actions need. */
export function withWorld<T>(
  work: (opened: Opened) => Promise<T>,
  options: { now?: Temporal.Instant } = {},
): Promise<T> {
  return withStore(async ({ settings, store }) => {
    const { content, problems } = await loadContent(settings.CONTENT_DIR, { language: settings.language })
    if (!content)
      throw new CannotDo(
        problems
          .filter(({ severity }) => severity === 'error')
          .map(sayProblem)
          .join('\n'),
      )
    const now = () => options.now ?? Temporal.Now.instant()
    const { receivers: webhooks } = settings
    const { SEAL_SECRET, AUTH_SECRET, DATA_DIR } = settings
    const seal = makeSeal(SEAL_SECRET || AUTH_SECRET || (await keptSecret(DATA_DIR, random)))
    const world = await makeWorld({ store, ...content, now, random, seal, webhooks, chats: settings.TEAM_CHATS })
    return work({ settings, store, content, world })
  })
}

/** What a store holds, seen by some content; nothing of the content is kept in it. */
export async function organisedBy(
  { model, automations }: Content,
  { db }: Store,
): Promise<Organised & Pick<World, 'knownModels'>> {
  const now = () => Temporal.Now.instant()
  return {
    read: db,
    model: withJoined(model, await readJoined(db)),
    ...catalogueOf(automations),
    knownModels: new Map(),
    now,
  }
}

/** Wraps a command's work: what cannot be done is said without a stack, and ends with exit code 1. */
export function doing<A extends unknown[]>(work: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      await work(...args)
    } catch (error) {
      if (!(error instanceof CannotDo || error instanceof NoHome || error instanceof Unavailable)) throw error
      process.stderr.write(`error: ${error instanceof Unavailable ? sayUnavailable(error) : error.message}\n`)
      process.exitCode = 1
    }
  }
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Makes a folder the one that a command is about, as if it had been given there. */
export function atHome(dir: string | undefined, command: Command): void {
  if (dir === undefined) return
  if (!existsSync(join(dir, homeFile)))
    command.error(`error: --home ${dir}: there is no ${homeFile}. Expected a home; ${begin(dir)}`)
  process.env.LADDER_FROM = resolve(dir)
}
