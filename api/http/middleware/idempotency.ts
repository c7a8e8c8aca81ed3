import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { findAnswer, type Keyed, keepAnswer, underKey } from '#api/actions/idempotency.ts'
import type { World } from '#api/actions/world.ts'
import { readForm } from '../body.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

type Answer = { body: string; headers: Record<string, string> }

const keptHeaders = ['content-type', 'etag', 'cache-control']

/**
 * Honours `Idempotency-Key` on a POST: what it names happens once, whenever the process or the connection ends; the first answer
 * is kept for a day and given again to the same request; the key with another request is refused. An answer may hold a ticket
 * token, so it is kept sealed under the key itself, of which only a hash is stored: the database alone opens nothing.
 */
export function idempotent(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const given = c.req.header('idempotency-key')
    if (given === undefined || c.req.method !== 'POST') return next()
    if (!/^[\x21-\x7e]{1,255}$/.test(given)) return answerProblem(c, unreadable)
    const who = c.var.person?.email ?? c.req.header('authorization') ?? ''
    const fingerprint = await fingerprintOf(c)
    const secret = sealKey({ secret: `${who}\n${given}`, fingerprint })
    const keyed: Keyed = {
      key: sha256(`key\n${who}\n${given}`),
      fingerprint,
      seal: (text) => sealed(text, { secret, nonce: world.random(12) }),
      unseal: (text) => unsealed(text, secret),
    }
    const known = await findAnswer(world, keyed)
    if (known) {
      const { body, headers } = JSON.parse(known.body) as Answer
      return new Response(body, { status: known.status, headers: { ...headers, ...replayed } })
    }
    const { isReplay } = await underKey(keyed, next)
    const { status } = c.res
    if (status < 200 || status > 299) return
    const headers = keptHeaders.flatMap((name) => {
      const value = c.res.headers.get(name)
      return value === null ? [] : [[name, value]]
    })
    const answer: Answer = { body: await c.res.clone().text(), headers: Object.fromEntries(headers) }
    await keepAnswer(world, keyed, { status, body: JSON.stringify(answer) })
    if (isReplay) for (const [name, value] of Object.entries(replayed)) c.res.headers.set(name, value)
  }
}

const replayed = { 'idempotency-replayed': 'true' }

const unreadable = {
  code: 'request.invalid',
  detail: {
    errors: [
      { path: 'Idempotency-Key', message: 'Expected 1 to 255 visible ASCII characters; a random UUID is a good key.' },
    ],
  },
}

/** What was asked: the same form has the same fingerprint whatever its boundary is. */
async function fingerprintOf(c: Context<Env>): Promise<string> {
  const hash = createHash('sha256').update(`${c.req.path}\n`)
  const isMultipart = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')
  // What is no form after all is said by who reads it next.
  const form = isMultipart ? await readForm(c) : null
  if (!form?.ok) return hash.update(new Uint8Array(await c.req.arrayBuffer())).digest('hex')
  for (const [name, value] of Object.entries(form.value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const part of [value].flat()) {
      const content = typeof part === 'string' ? part : new Uint8Array(await part.arrayBuffer())
      hash.update(JSON.stringify([name, typeof part === 'string' ? null : part.name])).update(sha256(content))
    }
  }
  return hash.digest('hex')
}

function sealed(text: string, { secret, nonce }: { secret: Uint8Array; nonce: Uint8Array }): string {
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString('base64')
}

function unsealed(text: string, secret: Uint8Array): string {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

function sealKey({ secret, fingerprint }: { secret: string; fingerprint: string }): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, fingerprint, 'ladder kept answer', 32))
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
