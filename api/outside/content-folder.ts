import { lstat, mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import type { DraftWay } from '#domain/views/draft.ts'
import { type Author, baseOf, checkedOut, commitFile, GitFailed, prefixOf, textIn } from './git.ts'

/** One file as it shall be. `before` is what it changes; null for a new one. */
type Change = { name: string; before: string | null; text: string }

/** The folder of what editors write, as far as the desk may reach into it. Names are paths below it. */
export type ContentFolder = {
  ways: readonly DraftWay[]
  branch: string | null
  read: (name: string) => Promise<string | null>
  /** The path of a file from the root of its repository; without one, from the folder that holds the content. */
  pathOf: (name: string) => Promise<string>
  write: (change: Change) => Promise<Result<null>>
  commit: (change: Change & { message: string; author: Author }) => Promise<Result<{ branch: string; commit: string }>>
}

type Allowed = { dir: string; mayWrite: boolean; branch: string }

/** The content folder as a place for drafts: written to, and committed on `branch`, only where that is allowed. Nothing outside it is written. */
export function makeContentFolder({ dir, mayWrite, branch }: Allowed): ContentFolder {
  const read = (name: string) => readFile(join(dir, name), 'utf8').catch(() => null)
  return {
    ways: ['file', 'patch', ...(mayWrite ? (['folder'] as const) : []), ...(branch ? (['commit'] as const) : [])],
    branch: branch || null,
    read,
    pathOf: async (name) => ((await prefixOf(dir)) ?? `${basename(resolve(dir))}/`) + name,
    async write({ name, before, text }) {
      if (!mayWrite) return refuse('draft.not-allowed')
      const file = join(dir, name)
      if (!(await isInside(dir, file))) return refuse('draft.not-allowed')
      if ((await read(name)) !== before) return refuse(before === null ? 'draft.exists' : 'draft.changed')
      await put(file, text, before === null)
      return ok(null)
    },
    async commit({ name, before, text, message, author }) {
      if (!branch) return refuse('draft.not-allowed')
      const prefix = await prefixOf(dir)
      if (prefix === null) return refuse('draft.no-repository')
      if ((await checkedOut(dir)).includes(branch)) return refuse('draft.branch-in-use')
      const path = prefix + name
      const bases = await baseOf(dir, branch)
      const there = bases.base ? await textIn(dir, bases.base, path) : null
      if (there !== before) return refuse(before === null ? 'draft.exists' : 'draft.changed')
      try {
        return ok({ branch, commit: await commitFile(dir, { path, text, message, author, branch }, bases) })
      } catch (error) {
        if (!(error instanceof GitFailed)) throw error
        return refuse('draft.not-committed', { errors: [{ path: 'as', message: error.message.slice(0, 400) }] })
      }
    },
  }
}

/** Whether a file lies in a folder, whatever links are on the way; missing folders on the way are made. */
async function isInside(dir: string, file: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true })
  const [root, place] = await Promise.all([realpath(dir), realpath(dirname(file))])
  const link = await lstat(file).catch(() => null)
  return (place + sep).startsWith(root + sep) && !link?.isSymbolicLink()
}

/** All of it or nothing: readers of the folder never see half a file. */
async function put(file: string, text: string, isNew: boolean): Promise<void> {
  const beside = `${file}.ladder`
  const handle = await open(isNew ? file : beside, isNew ? 'wx' : 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
    await handle.close()
    if (!isNew) await rename(beside, file)
  } catch (error) {
    await rm(isNew ? file : beside, { force: true })
    throw error
  }
}
