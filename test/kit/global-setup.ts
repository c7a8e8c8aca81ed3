import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type Postgres, startPostgres } from './postgres.ts'
import { makePrograms, type Program } from './programs.ts'

/** What a worker of the tests may ask for, and gets as soon as it is there. */
export type Shared = { postgres: { url: string | null }; programs: Record<Program, string> }

/** Makes what all workers share when the first asks for it, and ends it when the last has ended: tests that need none pay nothing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<Postgres | null> | null = null
  let programs: Promise<Shared['programs']> | null = null
  const asked = async (path: string | undefined): Promise<Shared[keyof Shared]> => {
    if (path === '/programs') {
      programs ??= makePrograms()
      return programs
    }
    postgres ??= startPostgres((text) => process.stdout.write(`${text}\n`))
    return { url: (await postgres)?.url ?? null }
  }
  const door = createServer((request, response) => {
    asked(request.url).then(
      (made) => response.end(JSON.stringify(made)),
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
