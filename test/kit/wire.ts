import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire to a port of this machine that can be stalled and cut. */
export type Wire = {
  port: number
  /** Nothing gets through any more, in either direction, and nobody is told. */
  stall: () => void
  flow: () => void
  /** Every connection is reset, at both ends. */
  cut: () => void
  /** What goes wrong from now on; null puts it right. */
  fault: Fault | null
  close: () => Promise<void>
}

/** What one end must say for its connection to stall or be cut before that gets through; or everything comes byte by byte. */
export type Fault = { from: 'near' | 'far'; says: RegExp; makes: 'stall' | 'cut' } | { byteEvery: number }

export async function wireTo(port: number): Promise<Wire> {
  const ends = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()
  let stalled = false
  const wire: Wire = { port: 0, stall, flow, cut, fault: null, close }
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [name, from, to] of [
      ['near', near, far],
      ['far', far, near],
    ] as const) {
      ends.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        ends.delete(from)
        to.destroy()
      })
      from.on('data', (chunk: Buffer) => {
        const { fault } = wire
        if (fault && 'byteEvery' in fault) return drip(chunk, to, fault.byteEvery)
        if (fault?.from !== name || !fault.says.test(chunk.toString('latin1'))) return void to.write(chunk)
        for (const end of [near, far]) {
          if (fault.makes === 'cut') end.resetAndDestroy()
          else end.pause()
        }
      })
      if (stalled) from.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(wire, { port: (server.address() as AddressInfo).port })

  function drip(chunk: Buffer, to: Socket, every: number): void {
    let at = 0
    const timer = setInterval(() => {
      if (to.writable && at < chunk.length) return void to.write(chunk.subarray(at, ++at))
      clearInterval(timer)
      timers.delete(timer)
    }, every)
    timers.add(timer)
  }

  function stall() {
    stalled = true
    for (const end of ends) end.pause()
  }

  function flow() {
    stalled = false
    for (const end of ends) end.resume()
  }

  function cut() {
    for (const end of ends) end.resetAndDestroy()
  }

  function close() {
    for (const timer of timers) clearInterval(timer)
    return new Promise<void>((resolve) => {
      server.close(() => resolve())
      cut()
    })
  }
}
