import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { callLimits, type Limits } from './limits.ts'

type Hook = { id: string; at: Temporal.Instant; body: string }
/** Delivers one webhook, or throws: the outbox tries again. The signal ends the call. */
export type SendWebhook = (hook: Hook, signal: AbortSignal) => Promise<void>

type Options = { url: string; secret: string; allowPrivate: boolean; limits?: Limits }

/** Posts JSON signed as Standard Webhooks says. The address is checked where it is resolved, so a name cannot be moved inside. */
export function makeWebhook({ url, secret, allowPrivate, limits = callLimits }: Options): SendWebhook {
  const target = new URL(url)
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest
  return ({ id, at, body }, signal) =>
    new Promise((resolve, reject) => {
      if (!allowPrivate && isPrivate(bareHost(target))) return reject(new Error('the webhook address is private'))
      const request = send(
        target,
        {
          method: 'POST',
          signal: AbortSignal.any([signal, AbortSignal.timeout(limits.whole)]),
          timeout: limits.connect,
          lookup: guardedLookup(allowPrivate),
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

function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0)
      const inside = addresses.find(({ address }) => !allowPrivate && isPrivate(address))
      if (inside) return done(new Error('the webhook address is private'), '', 0)
      if (options.all) return done(null, addresses)
      const [first] = addresses
      done(first ? null : new Error('the webhook address has no IP'), first?.address ?? '', first?.family ?? 0)
    })
}

function bareHost(target: URL): string {
  return target.hostname.replace(/^\[|\]$/g, '')
}

/** Loopback, private, link-local, shared, documentation, multicast and reserved addresses. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  const family = isIP(plain)
  if (family === 0) return false
  return family === 4 ? inside4.check(plain, 'ipv4') : inside6.check(plain, 'ipv6')
}

// Two lists: in one, the mapped range of IPv6 would match every IPv4 address.
const inside4 = new BlockList()
const inside6 = new BlockList()
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' '))) {
  const [net = '', prefix] = range.split('/')
  inside4.addSubnet(net, Number(prefix), 'ipv4')
}
for (const range of [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '100::/64',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
]) {
  const [net = '', prefix] = range.split('/')
  inside6.addSubnet(net, Number(prefix), 'ipv6')
}
