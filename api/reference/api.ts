import { randomBytes } from 'node:crypto'
import SQLite from 'better-sqlite3'
import { loadContent } from '#site/authoring/content.ts'
import { makeWorld } from '../actions/world.ts'
import { makeApp } from '../app.ts'
import { authoringFor } from '../authoring.ts'
import { makeAuth } from '../outside/auth.ts'
import { makeContentFolder } from '../outside/content-folder.ts'
import { makeLog } from '../outside/log.ts'
import { storeOnSqlite } from '../store/open.ts'

/** The OpenAPI document as the server answers it, as text for a file. */
export async function apiDocument(contentDir: string): Promise<string> {
  const { content } = await loadContent(contentDir)
  if (!content) throw new Error(`${contentDir} does not load: npm run ladder -- check`)
  const store = storeOnSqlite(new SQLite(':memory:'))
  await store.migrate(() => Temporal.Now.instant())
  const random = (bytes: number) => randomBytes(bytes)
  const publicUrl = 'http://localhost:4321'
  const world = await makeWorld({ store, ...content, now: () => Temporal.Now.instant(), random, seal: () => '' })
  const folder = makeContentFolder({ dir: contentDir, mayWrite: false, branch: '' })
  const app = await makeApp({
    world,
    search: async () => Promise.reject(new Error('nothing is searched')),
    drafting: { folder, authoring: authoringFor(world, contentDir) },
    auth: await makeAuth({ database: store, secret: '-'.repeat(32), publicUrl, oidc: null }),
    settings: { PUBLIC_URL: publicUrl, RATE_LIMIT: false, TRUST_PROXY: 0, SITE_DIR: '' },
    log: makeLog('silent'),
    unready: async () => null,
  })
  const answer = await app.request(`${publicUrl}/api/openapi.json`)
  await store.close()
  return `${JSON.stringify(await answer.json(), null, 2)}\n`
}
