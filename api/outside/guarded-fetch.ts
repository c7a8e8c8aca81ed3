import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Sayable } from '#domain/base/sayable.ts'
import { guardedLookup, hasPrivateNumber, type Net } from './inside.ts'

/** `what` names in an error what is called; of an answer no more is read than `mostBytes`, a megabyte by itself. */
type Guarded = { what: string; milliseconds: number; allowPrivate: boolean; net: Net; mostBytes?: number }

const megabyte = 1_000_000
const withoutBody = [204, 205, 304]

/** `fetch` over a connection whose address was looked at. It follows no redirect, and reads no more than it may. */
export async function guardedFetch(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  { what, milliseconds, allowPrivate, net, mostBytes = megabyte }: Guarded,
): Promise<Response> {
  const asked = new Request(input, init)
  const url = new URL(asked.url)
  if (!allowPrivate && hasPrivateNumber(url, net)) throw new Sayable(`${what} is private`)
  const body = asked.body ? Buffer.from(await asked.arrayBuffer()) : null
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const call = send(url, {
      method: asked.method,
      headers: { ...Object.fromEntries(asked.headers), 'accept-encoding': 'identity' },
      signal: AbortSignal.any([asked.signal, AbortSignal.timeout(milliseconds)]),
      // A connection of its own: one that is kept for others was not looked at for this call.
      agent: false,
      lookup: guardedLookup({ what, allowPrivate, net }),
    })
    call.on('response', resolve)
    call.on('error', reject)
    call.end(body ?? undefined)
  })
  const status = answer.statusCode ?? 0
  if (status >= 300 && status < 400 && asked.redirect !== 'manual') {
    answer.destroy()
    throw new Sayable(`${what} leads elsewhere`)
  }
  const bytes = await bytesOf(answer, { what, mostBytes })
  return new Response(withoutBody.includes(status) ? null : bytes, { status, headers: headersOf(answer) })
}

async function bytesOf(
  answer: IncomingMessage,
  { what, mostBytes }: { what: string; mostBytes: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer) {
    size += (chunk as Buffer).length
    if (size > mostBytes) throw new Sayable(`${what} answers more than ${mostBytes} bytes`)
    chunks.push(chunk as Buffer)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  return headers
}
