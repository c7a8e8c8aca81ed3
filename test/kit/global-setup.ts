import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildSite } from './build-site.ts'
import { siteDir } from './built-site.ts'
import { findChromium } from './chromium.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { makePrograms, type Program } from './programs.ts'

/** What a worker of the tests may ask for, and gets as soon as it is there. */
export type Shared = {
  postgres: { url: string | null }
  programs: Record<Program, string>
  /** Where a browser is. */
  browser: { path: string }
  /** Where the demo's site is built. */
  site: { dir: string }
}

/** Makes what all workers share when the first asks for it, and ends it when the last has ended: tests that need none pay nothing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<Postgres | null> | null = null
  const makers: { [Name in keyof Shared]: () => Promise<Shared[Name]> } = {
    postgres: async () => {
      postgres = startPostgres((text) => process.stdout.write(`${text}\n`))
      return { url: (await postgres)?.url ?? null }
    },
    programs: makePrograms,
    browser: async () => ({ path: findChromium() }),
    site: async () => {
      await buildSite({ CONTENT_DIR: resolve(import.meta.dirname, '../../content'), SITE_DIR: siteDir })
      return { dir: siteDir }
    },
  }
  const made = new Map<string, Promise<unknown>>()
  const door = createServer(({ url = '' }, response) => {
    const name = url.slice(1) as keyof Shared
    const making = made.get(name) ?? makers[name]()
    made.set(name, making)
    making.then(
      (shared) => response.end(JSON.stringify(shared)),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  project.provide('door', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`)
  return async () => {
    door.closeAllConnections()
    door.close()
    const started = await postgres?.catch(() => null)
    await started?.stop()
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    door: string
  }
}
