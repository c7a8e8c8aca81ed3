import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core'
import type { World } from '#api/actions/world.ts'
import type { Auth } from '#api/outside/auth.ts'
import { start } from '#api/server.ts'
import type { Search } from '#domain/search/result.ts'
import { findChromium } from './chromium.ts'

const root = resolve(import.meta.dirname, '../..')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export type Served = {
  url: string
  world: World
  search: Search
  auth: Auth
  /** Sets the clock of the server. */
  at: (instant: string) => void
  after: (duration: string) => void
  stop: () => Promise<void>
}

export type ServeOptions = {
  /** Instant at which the server's clock stands; without it the real clock runs. */
  now?: string
  /** The server's clock, where it is neither of these. */
  clock?: () => Temporal.Instant
  siteDir?: string
  contentDir?: string
  env?: Record<string, string>
}

/** Serves the built site and the API from this process, on a free port, over an empty database. */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ladder-test-'))
  let now = options.now ? Temporal.Instant.from(options.now) : null
  const clock = options.clock ?? (() => Temporal.Now.instant())
  const started = await start(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      SITE_DIR: options.siteDir ?? process.env.SITE_DIR ?? join(root, 'dist'),
      CONTENT_DIR: options.contentDir ?? join(root, 'content'),
      DEMO: '0',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'silent',
      ...options.env,
    },
    { print: () => {}, now: () => now ?? clock() },
  )
  if (!started.ok) throw new Error(started.problems.join('\n'))
  const { server } = started
  return {
    url: server.url,
    world: server.world,
    search: server.search,
    auth: server.auth,
    at: (instant) => {
      now = Temporal.Instant.from(instant)
    },
    after: (duration) => {
      now = (now ?? Temporal.Now.instant()).add(duration)
    },
    stop: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Browsing = {
  /** A page of a person of their own: separate cookies and storage. Console errors and foreign traffic fail the test on `close`. */
  open: (path: string, options?: OpenOptions) => Promise<Page>
  browser: Browser
  close: () => Promise<void>
}
export type OpenOptions = BrowserContextOptions & { dark?: boolean; phone?: boolean; ignoreErrors?: RegExp }

/** Starts Chromium. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH || findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
}

/** Looks at one served Ladder, with a Chromium of its own or one that others use too. */
export async function browse(served: { url: string; apiUrl?: string }, shared?: Browser): Promise<Browsing> {
  const browser = shared ?? (await launch())
  const contexts: BrowserContext[] = []
  const troubles: string[] = []
  const ours = [served.url, served.apiUrl ?? served.url].map((url) => new URL(url).origin)
  return {
    browser,
    open: async (path, { dark = false, phone = false, ignoreErrors, ...rest } = {}) => {
      const context = await browser.newContext({
        baseURL: served.url,
        colorScheme: dark ? 'dark' : 'light',
        viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
        reducedMotion: 'reduce',
        timezoneId: 'Europe/Berlin',
        locale: 'en-GB',
        ...rest,
      })
      contexts.push(context)
      const page = await context.newPage()
      const trouble = (text: string) => {
        if (!ignoreErrors?.test(text)) troubles.push(`${path}: ${text}`)
      }
      page.on('console', (message) => {
        if (message.type() === 'error') trouble(`${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (error) => trouble(error.message))
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        if (/^https?:$/.test(protocol) && !ours.includes(origin)) trouble(`foreign request ${origin}`)
      })
      await page.goto(path)
      return page
    },
    close: async () => {
      for (const context of contexts) await context.close()
      if (!shared) await browser.close()
      if (troubles.length > 0) throw new Error(`The browser met errors:\n${troubles.join('\n')}`)
    },
  }
}

/** What axe finds wrong on a page as it stands, as lines; empty when nothing. */
export async function axeFindings(page: Page | Frame, { targetSize = false } = {}): Promise<string[]> {
  await page.evaluate(axeSource)
  const results = await page.evaluate(
    (enabled) =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
        resultTypes: ['violations'],
        rules: { 'target-size': { enabled } },
      }),
    targetSize,
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

/** Whether a page scrolls sideways: it should not, at any width. */
export function scrollsSideways(page: Page | Frame): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
}
