import { createRoute, z } from '@hono/zod-openapi'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { type Live, makeLive } from '#api/actions/read/live.ts'
import type { PlacedChange } from '#api/store/changes.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import type { Present } from '#domain/views/presence.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const route = createRoute({
  method: 'get',
  path: '/desk/events',
  operationId: 'streamChanges',
  tags: ['Desk'],
  security: [{ session: [] }],
  summary: 'What changes, as it changes',
  description:
    'Server-sent events named `change`, with {ref, version, type} as data. After a break, Last-Event-ID goes on where ' +
    'it was; type `reset` means that too much was missed: read the lists again. Those named `presence`, with ' +
    '{ref, people: [{name, email, typing}]}, tell who has a ticket open now. It ends with the session.',
  responses: {
    200: { description: 'Events without end', content: { 'text/event-stream': { schema: z.string() } } },
    default: problemResponse,
  },
})

const heartbeat = 25_000
const mostWaiting = 1000

/** Tells the desk what changes. */
export function eventRoutes({ world, auth, closing, alert }: Deps, options: { every?: number } = {}) {
  const live = makeLive(world, { ...options, closing, alert })
  return operations().openapi(route, (c) => {
    c.header('cache-control', 'private, no-store')
    c.header('x-accel-buffering', 'no')
    const after = /^\d{1,15}$/.test(c.req.header('last-event-id') ?? '') ? Number(c.req.header('last-event-id')) : null
    // Who has left every team meanwhile hears no more either.
    const isSignedIn = async () => {
      const person = await auth.whoIs(c.req.raw.headers)
      return person?.isVerified === true && teamsOf(world.model, person.email).length > 0
    }
    return streamSSE(c, async (stream) => {
      try {
        await tell(stream, { live, after, isSignedIn, closing })
      } catch (error) {
        alert.failed('a live answer broke off; the page asks again', error, { requestId: c.var.requestId })
      }
    })
  })
}

type Teller = { live: Live; after: number | null; isSignedIn: () => Promise<boolean>; closing: AbortSignal }

async function tell(stream: SSEStreamingApi, { live, after, isSignedIn, closing }: Teller): Promise<void> {
  const waiting: PlacedChange[] = []
  const seen = new Map<string, Present>()
  let wake = () => {}
  let over = closing.aborted
  const finish = () => {
    over = true
    wake()
  }
  const stopListening = live.listen((changes, present) => {
    waiting.push(...changes)
    for (const one of present) seen.set(one.ref, one)
    if (waiting.length > mostWaiting) over = true
    wake()
  })
  closing.addEventListener('abort', finish, { once: true })
  stream.onAbort(finish)
  try {
    const last = await live.last()
    await stream.write(`retry: 3000\nid: ${last}\n: here\n\n`)
    if (after !== null && after < last) {
      const { changes, tooMany } = await live.since(after)
      if (tooMany) waiting.unshift({ seq: last, ref: '', version: 0, type: 'reset' })
      else waiting.unshift(...changes)
    }
    while (!over) {
      for (const change of waiting.splice(0)) await send(stream, change)
      for (const [ref, present] of seen) {
        seen.delete(ref)
        await stream.writeSSE({ event: 'presence', data: JSON.stringify(present) })
      }
      if (waiting.length > 0 || seen.size > 0 || over) continue
      const heard = await sleepUntil((listener) => {
        wake = listener
      })
      if (heard || over) continue
      if (!(await isSignedIn())) break
      await stream.write(': here\n\n')
    }
  } finally {
    stopListening()
    closing.removeEventListener('abort', finish)
  }
}

function send(stream: SSEStreamingApi, { seq, ref, version, type }: PlacedChange): Promise<void> {
  return stream.writeSSE({ id: String(seq), event: 'change', data: JSON.stringify({ ref, version, type }) })
}

/** True when woken, false when the heart has to beat. */
function sleepUntil(onWake: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), heartbeat)
    timer.unref()
    onWake(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}
