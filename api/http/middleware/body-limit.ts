import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { mostFileBytes } from '#domain/base/longest.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

const mostBytes = 256 * 1024
/** A file, and what a form puts around it. */
const mostUpload = mostFileBytes + 1024 * 1024

/** Refuses bodies that are too large, files larger than anything else, before they have come in full. */
export function limitBody(): MiddlewareHandler<Env> {
  const small = bodyLimit({ maxSize: mostBytes, onError: tooLarge })
  const files = bodyLimit({ maxSize: mostUpload, onError: tooLarge })
  return (c, next) => (c.req.path.endsWith('/attachments') ? files(c, next) : small(c, next))
}

const mostDropped = 64 * 1024 * 1024
const longest = 10_000

/**
 * Says at once that it is too large, and lets the answer end only when the rest has come and was dropped: a connection that is
 * closed while somebody sends takes the answer with it.
 */
async function tooLarge(c: Context): Promise<Response> {
  const answer = answerProblem(c as Context<Env>, { code: 'request.too-large' })
  const { body } = c.req.raw
  if (!body || body.locked) return answer
  const words = await answer.bytes()
  const headers = new Headers(answer.headers)
  headers.set('content-length', String(words.length))
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(words)
      await drop(body)
      controller.close()
    },
  })
  return new Response(stream, { status: answer.status, headers })
}

async function drop(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader()
  const timer = setTimeout(() => void reader.cancel().catch(() => {}), longest)
  timer.unref()
  try {
    for (let bytes = 0; bytes < mostDropped; ) {
      const { done, value } = await reader.read()
      if (done) return
      bytes += value.length
    }
  } catch {
    // Whoever sent it has hung up.
  } finally {
    clearTimeout(timer)
  }
}
