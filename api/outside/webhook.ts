import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Sayable } from '#domain/base/sayable.ts'
import type { Webhook } from '#domain/home/webhooks.ts'
import { guardedLookup, hasPrivateNumber, type Net, plainNet } from './inside.ts'
import { callLimits, type Limits } from './limits.ts'

type Hook = { id: string; at: Temporal.Instant; body: string }
/** Delivers one webhook, or throws: the outbox tries again. The signal ends the call. */
export type SendWebhook = (hook: Hook, signal: AbortSignal) => Promise<void>

/** The same to the receiver of a name. */
export type SendWebhooks = (to: string, hook: Hook, signal: AbortSignal) => Promise<void>

type Options = { url: string; secret: string; allowPrivate: boolean; limits?: Limits; net?: Net }

/** Delivers to several receivers, each by its own secret; null where there is none. */
export function makeWebhooks({
  receivers,
  ...more
}: { receivers: readonly Pick<Webhook, 'name' | 'url' | 'secret'>[] } & Omit<
  Options,
  'url' | 'secret'
>): SendWebhooks | null {
  if (receivers.length === 0) return null
  const senders = new Map(receivers.map(({ name, url, secret }) => [name, makeWebhook({ url, secret, ...more })]))
  return async (to, hook, signal) => {
    const send = senders.get(to)
    if (!send) throw new Sayable(`there is no webhook ${to}`)
    await send(hook, signal)
  }
}

/** Posts JSON signed as Standard Webhooks says. The address is checked where it is resolved, so a name cannot be moved inside. */
export function makeWebhook({ url, secret, allowPrivate, limits = callLimits, net = plainNet }: Options): SendWebhook {
  const target = new URL(url)
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest
  return ({ id, at, body }, signal) =>
    new Promise((resolve, reject) => {
      if (!allowPrivate && hasPrivateNumber(target, net)) return reject(new Error('the webhook address is private'))
      const request = send(
        target,
        {
          method: 'POST',
          signal: AbortSignal.any([signal, AbortSignal.timeout(limits.whole)]),
          timeout: limits.connect,
          // A connection of its own: one that is kept for others was not looked at for this call.
          agent: false,
          lookup: guardedLookup({ what: 'the webhook address', allowPrivate, net }),
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Ladder',
            ...signature({ id, at, body }, secret),
          },
        },
        ({ statusCode: status = 0 }) => {
          // The status says all; what else the receiver has to say is not waited for.
          request.destroy()
          if (status >= 200 && status < 300) resolve()
          else reject(new Error(`the webhook was answered with ${status}`))
        },
      )
      request.on('socket', (socket) => socket.once('connect', () => request.setTimeout(limits.idle)))
      request.on('timeout', () => request.destroy(new Error('the webhook took too long')))
      request.on('error', (error) =>
        reject(error.name === 'AbortError' ? new Error('the webhook took too long') : error),
      )
      request.end(body)
    })
}

/** Headers of the Standard Webhooks specification. */
function signature({ id, at, body }: Hook, secret: string): Record<string, string> {
  const seconds = String(Math.floor(at.epochMilliseconds / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signed = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signed}` }
}
