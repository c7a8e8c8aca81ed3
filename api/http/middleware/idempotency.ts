import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Context, MiddlewareHandler } from 'hono'
import { type Claim, claimKey, freeKey, keepAnswer } from '#api/actions/idempotency.ts'
import type { World } from '#api/actions/world.ts'
import { readForm } from '../body.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'

type Answer = { body: string; headers: Record<string, string> }

const patience = 10_000
const kept = ['content-type', 'etag', 'cache-control']

/**
 * Honours `Idempotency-Key` on a POST: the first answer is kept for a day and given again to the same request; the key
 * with another request is refused; requests at the same time wait for the first. An answer may hold a ticket token, so it
 * is kept sealed under the key itself, of which only a hash is stored: the database alone opens nothing.
 */
export function idempotent(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const given = c.req.header('idempotency-key')
    if (given === undefined || c.req.method !== 'POST') return next()
    if (!/^[\x21-\x7e]{1,255}$/.test(given)) return answerProblem(c, unreadable)
    const who = c.var.person?.email ?? c.req.header('authorization') ?? ''
    const key = sha256(`key\n${who}\n${given}`)
    const fingerprint = await fingerprintOf(c)
    const seal = { secret: `${who}\n${given}`, fingerprint }
    const claim = await claimed(world, { key, fingerprint })
    if (claim.was === 'other') return answerProblem(c, { code: 'request.key-reused' })
    if (claim.was === 'at-work') return answerProblem(c, { code: 'request.at-work' })
    if (claim.was === 'done') {
      const answer = unsealed(claim.body, seal)
      return new Response(answer.body, {
        status: claim.status,
        headers: { ...answer.headers, 'idempotency-replayed': 'true' },
      })
    }
    await next()
    const { status } = c.res
    if (status < 200 || status > 299) return freeKey(world, key)
    const headers = kept.flatMap((name) => {
      const value = c.res.headers.get(name)
      return value === null ? [] : [[name, value]]
    })
    const answer: Answer = { body: await c.res.clone().text(), headers: Object.fromEntries(headers) }
    return keepAnswer(world, { key, status, body: sealed(answer, { ...seal, nonce: world.random(12) }) })
  }
}

const unreadable = {
  code: 'request.invalid',
  detail: {
    errors: [
      { path: 'Idempotency-Key', message: 'Expected 1 to 255 visible ASCII characters; a random UUID is a good key.' },
    ],
  },
}

/** Waits for a request with the same key that is still at work. */
async function claimed(world: World, asked: { key: string; fingerprint: string }): Promise<Claim> {
  const began = performance.now()
  for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
    const claim = await claimKey(world, asked)
    if (claim.was !== 'at-work' || performance.now() - began > patience) return claim
    await setTimeout(pause)
  }
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

type Seal = { secret: string; fingerprint: string }

function sealed(answer: Answer, { nonce, ...seal }: Seal & { nonce: Uint8Array }): string {
  const cipher = createCipheriv('aes-256-gcm', sealKey(seal), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
}

function unsealed(text: string, seal: Seal): Answer {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', sealKey(seal), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as Answer
}

function sealKey({ secret, fingerprint }: Seal): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, fingerprint, 'ladder kept answer', 32))
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
