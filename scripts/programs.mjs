// What is run is put into one file first: it starts in half the time, and keeps a quarter less memory, than a thousand.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './ground.mjs'

/** As deep as the rooms that look for files beside themselves, so that they find them. */
export const folder = '.cache/programs'
/** A small young generation, and what starting took given back: a quiet server keeps a third less memory. */
export const serverFlags = ['--max-semi-space-size=4', '--expose-gc']

const sources = {
  main: 'api/main.ts',
  cli: 'api/cli/main.ts',
  // The server starts it as a thread, and looks for it where its source would be.
  'store/backup-worker': 'api/store/backup-worker.ts',
}

/** A program in one file, made anew when what it is made from has changed; where it cannot be kept, its source. */
export async function program(name) {
  const made = join(root, folder, `${name}.mjs`)
  if (name === 'main') await program('store/backup-worker')
  if (isFresh(name, made)) return made
  try {
    const { program: text, from } = await bundle(sources[name])
    lay(made, text)
    lay(listOf(name), JSON.stringify(from.map((file) => [file, stampOf(file)])))
    return made
  } catch {
    return join(root, sources[name])
  }
}

/** The text of a program, and the files of ours that it is made from. */
export async function bundle(source) {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    write: false,
    metafile: true,
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    // They look for a binary, or for a worker, beside themselves.
    external: ['better-sqlite3', 'pino', 'satteri'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  const ours = Object.keys(metafile.inputs).filter((file) => !file.includes('node_modules/'))
  return { program: outputFiles[0].text, from: [...ours, 'package-lock.json', 'scripts/programs.mjs'] }
}

/** At once, since another may start the same program meanwhile. */
export function lay(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, text)
  renameSync(aside, path)
}

function isFresh(name, made) {
  if (!existsSync(made)) return false
  try {
    return JSON.parse(readFileSync(listOf(name), 'utf8')).every(([file, stamp]) => stampOf(file) === stamp)
  } catch {
    return false
  }
}

/** Size and time, which a file that is written again has others of. */
function stampOf(file) {
  const { size, mtimeMs } = statSync(join(root, file))
  return `${size} ${mtimeMs}`
}

function listOf(name) {
  return join(root, folder, `${name}.json`)
}
