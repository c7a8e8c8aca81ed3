import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { machineKey } from '#kit/machine-key.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const from = (address: string, headers: Record<string, string> = {}) =>
  desk.app.request(
    'http://localhost:4321/api/metrics',
    { headers },
    { incoming: { socket: { remoteAddress: address } } },
  )

test('figures are for machines with a key, and for this machine when no proxy speaks for another', async () => {
  const key = await machineKey(desk.world, 'prometheus')
  expect((await from('127.0.0.1')).status).toBe(200)
  expect((await from('::1')).status).toBe(200)
  expect((await from('192.0.2.7')).status).toBe(401)
  expect((await from('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).status).toBe(401)
  expect((await from('192.0.2.7', { authorization: `Bearer ${key}` })).status).toBe(200)
})

test('figures count tickets by state, and requests by route without anything that was asked', async () => {
  const { ref } = await desk.open()
  const ana = await desk.as('Ana')
  await ana(`/desk/tickets/${ref}/acknowledgement`, { method: 'PUT' })
  await desk.open()
  const text = await (await from('127.0.0.1')).text()
  expect(text).toContain('ladder_tickets{state="new"} 1')
  expect(text).toContain('ladder_tickets{state="open"} 1')
  expect(text).toContain('route="/api/desk/tickets/:ref/acknowledgement",status="200"} 1')
  expect(text).not.toContain(ref)
})
