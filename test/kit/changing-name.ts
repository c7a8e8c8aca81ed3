import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isPrivate, type Net } from '#api/outside/inside.ts'

// Two addresses of this machine: one stands for the world, the other for what is inside.
const [world, loopback] = ['127.0.0.2', '127.0.0.1']

/** A name that means a server in the world when it is first looked up, and one inside ever after. */
export async function changing() {
  const outside: string[] = []
  const inside: string[] = []
  const listen = async (calls: string[], { port, host }: { port: number; host: string }) => {
    const server = createServer((request, response) => {
      calls.push(`${request.method} ${request.headers.host}`)
      response.writeHead(204).end()
    })
    await new Promise<void>((resolve) => server.listen(port, host, resolve))
    return server
  }
  const away = await listen(outside, { port: 0, host: world })
  const { port } = away.address() as AddressInfo
  const here = await listen(inside, { port, host: loopback })
  let asked = 0
  const net: Net = {
    lookup: (_host, _options, done) => done(null, [{ address: asked++ === 0 ? world : loopback, family: 4 }]),
    isPrivate: (address) => address !== world && isPrivate(address),
  }
  return {
    url: `http://rebinding.example:${port}/hook`,
    port,
    net,
    outside,
    inside,
    asked: () => asked,
    close: async () => {
      for (const server of [away, here]) {
        server.closeAllConnections()
        await new Promise<void>((resolve) => server.close(() => resolve()))
      }
    },
  }
}
