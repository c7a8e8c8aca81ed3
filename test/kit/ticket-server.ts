// A process of its own that serves requesters' routes over a database: for tests that kill it, and for load.
// It imports everything first; the message {url} opens the database and is answered with {port}.
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { tick } from '#api/actions/tick.ts'
import { makeWorld, type World } from '#api/actions/world.ts'
import { authoringFor } from '#api/authoring.ts'
import type { Deps } from '#api/http/deps.ts'
import { idempotent } from '#api/http/middleware/idempotency.ts'
import { rateLimits } from '#api/http/middleware/rate-limit.ts'
import { requestRoutes } from '#api/http/request/request.ts'
import { operations } from '#api/http/route.ts'
import { ticketRoutes } from '#api/http/tickets/tickets.ts'
import { makeAlert } from '#api/outside/alert.ts'
import type { Auth } from '#api/outside/auth.ts'
import { makeContentFolder } from '#api/outside/content-folder.ts'
import { makeLog } from '#api/outside/log.ts'
import { makeMetrics } from '#api/outside/metrics.ts'
import { makeRandom } from '#api/outside/random.ts'
import { openStore } from '#api/store/open.ts'
import { addressesOf } from '#domain/base/addresses.ts'
import { nobody } from '#domain/home/support-readers.ts'
import { automations, models } from './model.ts'
import { seal } from './seal.ts'
import { sendNotices } from './send-notices.ts'

type Orders = { url: string; sweeps?: boolean }

// Who is killed leaves no compiled code behind for the next one, unless it is written now.
flushCompileCache()
process.once('message', async ({ url, sweeps = false }: Orders) => {
  const store = openStore(url)
  await store.migrate(() => Temporal.Now.instant())
  const world = await makeWorld({
    store,
    model: models.five,
    automations,
    articles: [],
    now: () => Temporal.Now.instant(),
    random: makeRandom(),
    seal,
  })
  const deps: Deps = {
    world,
    markdown: (text: string) => text,
    search: async () => Promise.reject(new Error('nothing is searched')),
    answerModel: null,
    drafting: {
      folder: makeContentFolder({ dir: '/nowhere', mayWrite: false, branch: '' }),
      authoring: authoringFor(world, '/nowhere'),
    },
    auth: {} as Auth,
    readers: nobody,
    limit: rateLimits({ on: false, monotonic: () => 0 }),
    addresses: addressesOf({ publicUrl: 'http://localhost:4321', apiUrl: '' }),
    once: idempotent(world),
    metrics: makeMetrics(),
    alert: makeAlert(makeLog('silent')),

    unready: async () => null,
    backups: () => null,
    closing: new AbortController().signal,
  }
  const app = operations().route('/api', ticketRoutes(deps)).route('/api', requestRoutes(deps))
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }, () => {}))
  if (sweeps) void sweep(world)
})
process.on('disconnect', () => process.exit(0))

/** Ticks and sends without rest, an hour ahead, so that a kill may hit those too. */
async function sweep(world: World): Promise<void> {
  for (;;) {
    const asOf = world.now().add('PT1H')
    await tick(world, { asOf })
    await sendNotices(world, { mail: async () => {}, webhook: null, publicUrl: 'http://localhost', asOf })
    await setImmediate()
  }
}
