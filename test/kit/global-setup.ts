import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildSite } from './build-site.ts'
import { siteDir } from './built-site.ts'
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
    browser: async () => ({ path: await foundChromium() }),
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

/** Elsewhere, since to install one takes a minute, in which workers must be answered. */
async function foundChromium(): Promise<string> {
  const finder = fork(join(import.meta.dirname, 'find-chromium.ts'), { execArgv: ['--no-warnings'] })
  const [path] = await Promise.race([once(finder, 'message'), once(finder, 'disconnect').then(() => [null])])
  if (typeof path !== 'string') throw new Error('No Chromium was found; what to do is said above.')
  return path
}

declare module 'vitest' {
  export interface ProvidedContext {
    door: string
  }
}
