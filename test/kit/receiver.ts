import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Call = { url: string; headers: IncomingHttpHeaders; body: string }

/** Somebody who takes webhooks; null answers nothing at all. */
export async function receiver(
  answer: (call: Call) => { status: number; headers?: Record<string, string>; body?: string } | null,
) {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const call = { url: request.url ?? '', headers: request.headers, body }
      calls.push(call)
      const said = answer(call)
      if (said) response.writeHead(said.status, said.headers).end(said.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    calls,
    url: `http://127.0.0.1:${port}/hook`,
    port,
    named: `http://localhost:${port}/hook`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
