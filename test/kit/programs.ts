import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')

/** As deep as the rooms that look for files beside themselves, so that they find them. */
const folder = '.cache/programs'

const sources = { main: 'api/main.ts', cli: 'api/cli/main.ts', 'ticket-server': 'test/kit/ticket-server.ts' }
/** What a program starts as a thread, where the program looks for it. */
const threads = { 'store/backup-worker': 'api/store/backup-worker.ts' }
export type Program = keyof typeof sources

/** Where a program lies as it is written: it imports some eight hundred files, which takes a second of processor. */
export function sourceOf(program: Program): string {
  return join(root, sources[program])
}

/** Puts each program into a few files, which start in a third of the time: tests start more than two hundred processes. */
export async function makePrograms(): Promise<Record<Program, string>> {
  const { outputFiles } = await build({
    write: false,
    absWorkingDir: root,
    entryPoints: { ...sources, ...threads },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    // They look for a binary, or for a worker, beside themselves; or must be seen to be loaded.
    external: ['better-sqlite3', 'pino', 'satteri', '@opentelemetry/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  mkdirSync(join(root, folder, 'store'), { recursive: true })
  for (const { path, contents } of outputFiles) lay(path, contents)
  const made = (program: Program) => join(root, folder, `${program}.mjs`)
  return { main: made('main'), cli: made('cli'), 'ticket-server': made('ticket-server') }
}

/** At once, since another run may start the same program meanwhile. */
function lay(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, contents)
  renameSync(aside, path)
}
