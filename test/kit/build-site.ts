import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/**
 * Builds a site as `npm run build` does, with these settings and nothing else from the environment of the tests; `isWhole`, by
 * nothing that an earlier build has kept.
 */
export async function buildSite(
  settings: { CONTENT_DIR: string; SITE_DIR: string } & Record<string, string>,
  { isWhole = false } = {},
) {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  const built = spawn(process.execPath, [join(root, 'scripts/build.ts'), isWhole ? '--whole' : '--if-stale'], {
    cwd: root,
    env: { PATH, HOME, NODE_COMPILE_CACHE, ...settings },
  })
  let said = ''
  for (const stream of [built.stdout, built.stderr]) stream.on('data', (text) => (said += text))
  const [code] = await once(built, 'close')
  if (code !== 0) throw new Error(said)
}

const shared = join(root, '.cache/test/sites')

/**
 * The site of a content folder under a name of its own; where it was built before from the same, by another file of tests or
 * in another run, it is there already.
 */
export async function sharedSite(name: string, contentDir: string): Promise<string> {
  const siteDir = join(shared, name, 'site')
  await buildSite({ CONTENT_DIR: contentDir, SITE_DIR: siteDir, CACHE_DIR: join(shared, name, 'cache') })
  return siteDir
}
