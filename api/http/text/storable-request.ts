import type { Context } from 'hono'
import { unstorableIn } from '#domain/base/text.ts'
import { bodyKind } from '../body.ts'
import type { Env } from '../env.ts'
import { errorAt, Unreadable } from './unreadable.ts'

/** A request for who reads it by itself, such as sign-in: refused when something in its body could not be kept. */
export async function storableRequest(c: Context<Env>): Promise<Request> {
  if (c.req.method === 'GET') return c.req.raw
  const { url, method, headers } = c.req.raw
  const body = await c.req.text()
  const sent = bodyKind(c) === 'form' ? Object.fromEntries(await c.req.formData()) : parsedOrText(body)
  if (unstorableIn(sent) !== null)
    throw new Unreadable({ code: 'request.unreadable', detail: errorAt('', 'It holds control characters.') })
  return new Request(url, { method, headers, body })
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
