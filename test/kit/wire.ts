import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire to a port of this machine that can be stalled and cut. */
export type Wire = {
  port: number
  /** Nothing gets through any more, in either direction, and nobody is told. */
  stall: () => void
  flow: () => void
  /** Every connection is reset, at both ends. */
  cut: () => void
  close: () => Promise<void>
}

export async function wireTo(port: number): Promise<Wire> {
  const ends = new Set<Socket>()
  let stalled = false
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        ends.delete(from)
        to.destroy()
      })
      from.on('data', (chunk) => to.write(chunk))
      if (stalled) from.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const end of ends) end.resetAndDestroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    stall: () => {
      stalled = true
      for (const end of ends) end.pause()
    },
    flow: () => {
      stalled = false
      for (const end of ends) end.resume()
    },
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        cut()
      }),
  }
}
