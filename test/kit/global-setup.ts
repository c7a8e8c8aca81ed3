import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type Postgres, startPostgres } from './postgres.ts'

/** Starts PostgreSQL when the first test asks for it, and stops it when the last has ended: tests that need none pay nothing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<Postgres | null> | null = null
  const door = createServer((_, response) => {
    postgres ??= startPostgres((text) => process.stdout.write(`${text}\n`))
    postgres.then(
      (started) => response.end(JSON.stringify({ url: started?.url ?? null })),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  project.provide('postgresDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`)
  return async () => {
    door.closeAllConnections()
    door.close()
    const started = await postgres?.catch(() => null)
    await started?.stop()
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgresDoor: string
  }
}
