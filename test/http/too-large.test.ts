import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { deskInMemory } from '#kit/desk-app.ts'

/** A server on a port of its own, as it is met from outside. */
async function listening(): Promise<number> {
  const desk = await deskInMemory()
  const server = createAdaptorServer({ fetch: desk.app.fetch })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(async () => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await desk.close()
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

test('a slow caller who sends all of it before reading learns that it is too large', async () => {
  const port = await listening()
  const size = 20 * 1024 * 1024
  const socket = connect(port, '127.0.0.1').pause()
  const failed = Promise.withResolvers<never>()
  socket.once('error', (error) => failed.reject(error))
  const write = (bytes: string | Uint8Array) =>
    new Promise<void>((done, broken) => socket.write(bytes, (error) => (error ? broken(error) : done())))
  const sending = (async () => {
    await write(
      `POST /api/tickets HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${size}\r\n\r\n`,
    )
    for (let sent = 0; sent < 20; sent++) {
      await write(new Uint8Array(size / 20).fill(32))
      await setTimeout(75)
    }
  })()
  await Promise.race([sending, failed.promise])
  const answer = new Promise<string>((done) => socket.once('data', (data) => done(data.toString('utf8'))))
  socket.resume()
  const text = await Promise.race([answer, failed.promise])
  expect(text).toMatch(/^HTTP\/1\.1 413 /)
  expect(text).toContain('request.too-large')
  const again = new Promise<string>((done) => socket.once('data', (data) => done(data.toString('utf8'))))
  await write('GET /api/health HTTP/1.1\r\nhost: localhost\r\n\r\n')
  expect(await again).toMatch(/^HTTP\/1\.1 200 /)
  socket.destroy()
})

test('a caller that hangs up, and one that announces more than it sends, leave nothing behind', async () => {
  const port = await listening()
  const head =
    'POST /api/tickets HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99999999\r\n\r\n'
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const answer = new Promise<string>((done) => socket.once('data', (data) => done(data.toString('utf8'))))
  socket.write(`${head}{}`)
  expect(await answer).toMatch(/^HTTP\/1\.1 413 /)
  socket.destroy()
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200)
})
