import { join, resolve } from 'node:path'
import { make, program } from '../../scripts/programs.mjs'

const root = resolve(import.meta.dirname, '../..')

const sources = { main: 'api/main.ts', cli: 'api/cli/main.ts', 'ticket-server': 'test/kit/ticket-server.ts' }
export type Program = keyof typeof sources

/** Where a program lies as it is written: it imports some eight hundred files, which takes a second of processor. */
export function sourceOf(program: Program): string {
  return join(root, sources[program])
}

/** The programs as they are run: tests start more than two hundred processes. */
export async function makePrograms(): Promise<Record<Program, string>> {
  return {
    main: await program('main'),
    cli: await program('cli'),
    'ticket-server': await make('ticket-server', sources['ticket-server']),
  }
}
