import { setTimeout } from 'node:timers/promises'
import type { ServerType } from '@hono/node-server'

type Parts = {
  server: ServerType
  sweeps: readonly { stop: () => Promise<void> }[]
  store: { close: () => Promise<void> }
  tracing: { stop: () => Promise<void> }
}

const toFinish = 5_000
const toBreak = 1_500
const toClose = 1_500

/** Ends what serves, in under ten seconds whoever stalls: what is under way may finish for a while, then it is cut off. */
export async function endInTime({ server, sweeps, store, tracing }: Parts): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const finished = Promise.allSettled([closed, ...sweeps.map((sweep) => sweep.stop())])
  await within(toFinish, finished)
  if ('closeAllConnections' in server) server.closeAllConnections()
  await within(toBreak, finished)
  await within(toClose, Promise.all([tracing.stop(), store.close()]))
}

function within(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work.catch(() => {}), setTimeout(milliseconds)])
}
