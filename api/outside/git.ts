import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why git did not do it. */
export class GitFailed extends Error {}

export type Author = { name: string; email: string }
export type Commit = {
  /** Path from the root of the repository. */
  path: string
  text: string
  message: string
  author: Author
  branch: string
}

/** The path of a folder from the root of its repository, with a slash behind it; null where there is none. */
export async function prefixOf(dir: string): Promise<string | null> {
  return git(dir, ['rev-parse', '--show-prefix']).catch((error: unknown) => {
    if (error instanceof GitFailed) return null
    throw error
  })
}

/** Who changed a folder last; null where that is not known, for there is no repository or what lies there is not committed. */
export async function lastAuthor(dir: string): Promise<string | null> {
  try {
    if (await git(dir, ['status', '--porcelain', '--', '.'])) return null
    return (await git(dir, ['log', '-1', '--format=%an', '--', '.'])) || null
  } catch {
    return null
  }
}

/** Branches that some working tree stands on. */
export async function checkedOut(dir: string): Promise<string[]> {
  const told = await git(dir, ['worktree', 'list', '--porcelain'])
  return [...told.matchAll(/^branch refs\/heads\/(.+)$/gm)].map(([, name = '']) => name)
}

/** What a commit goes on: the tip of the branch, or else what is checked out. */
export async function baseOf(dir: string, branch: string): Promise<{ tip: string | null; base: string | null }> {
  const tip = await commitAt(dir, `refs/heads/${branch}`)
  return { tip, base: tip ?? (await commitAt(dir, 'HEAD')) }
}

/** The text of a file in a commit, or null. */
export async function textIn(dir: string, commit: string, path: string): Promise<string | null> {
  const kind = await git(dir, ['ls-tree', '--format=%(objecttype)', commit, '--', `:/${path}`])
  return kind === 'blob' ? git(dir, ['cat-file', 'blob', `${commit}:${path}`], { asIs: true }) : null
}

/** Commits one file on a branch, with an index of its own: no working tree and no index of anybody is touched. */
export async function commitFile(
  dir: string,
  { path, text, message, author, branch }: Commit,
  { tip, base }: { tip: string | null; base: string | null },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ladder-index-'))
  const own = { GIT_INDEX_FILE: join(folder, 'index') }
  try {
    if (base) await git(dir, ['read-tree', base], { env: own })
    const blob = await git(dir, ['hash-object', '-w', '--stdin'], { input: text })
    await git(dir, ['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`], { env: own })
    const tree = await git(dir, ['write-tree'], { env: own })
    const commit = await git(dir, ['commit-tree', tree, ...(base ? ['-p', base] : [])], {
      input: message,
      env: {
        ...{ GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email },
        ...{ GIT_COMMITTER_NAME: 'Ladder', GIT_COMMITTER_EMAIL: author.email },
      },
    })
    const none = '0'.repeat(commit.length)
    await git(dir, ['update-ref', '-m', 'ladder: draft', `refs/heads/${branch}`, commit, tip ?? none])
    return commit
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function commitAt(dir: string, name: string): Promise<string | null> {
  return (await git(dir, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]).catch(() => '')) || null
}

type Options = { input?: string; env?: Record<string, string>; asIs?: boolean }
const longest = 20_000

function git(dir: string, args: readonly string[], { input, env = {}, asIs = false }: Options = {}): Promise<string> {
  const outer = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  return new Promise((resolve, reject) => {
    const called = execFile(
      'git',
      ['-C', dir, ...args],
      {
        env: { ...outer, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...env },
        timeout: longest,
        maxBuffer: 16 * 1024 * 1024,
      },
      (error, told, why) => {
        if (error) reject(new GitFailed(why.trim() || error.message))
        else resolve(asIs ? told : told.replace(/\n$/, ''))
      },
    )
    called.stdin?.on('error', () => {})
    called.stdin?.end(input ?? '')
  })
}
