import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { machineKey } from '#kit/machine-key.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const alert = (status: string, changes: object = {}) => ({
  status,
  labels: { alertname: 'OrderSyncDown', severity: 'warning', automation: 'order-sync', instance: 'worker-7' },
  annotations: {
    summary: 'Order sync is down',
    description: 'No order for 15 minutes.',
    runbook_url: 'https://r.example/1',
  },
  startsAt: '2026-11-24T07:58:00.000Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://prometheus.example/graph?g0.expr=up',
  fingerprint: 'c0ffee01',
  ...changes,
})
const payload = (...alerts: { status: string }[]) => ({
  version: '4',
  groupKey: '{}:{alertname="OrderSyncDown"}',
  truncatedAlerts: 0,
  status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
  receiver: 'ladder',
  groupLabels: { alertname: 'OrderSyncDown' },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'https://alertmanager.example',
  alerts,
})

test('Alertmanager: firing opens, repeating counts, resolved is a recovery; each alert by its fingerprint', async () => {
  const key = await machineKey(desk.world, 'prometheus', { scopes: ['open', 'read-own'] })
  const headers = { authorization: `Bearer ${key}` }
  const post = async (json: object) => (await desk.ask('/receivers/alertmanager', { json, headers })).body.items
  const [first] = await post(payload(alert('firing')))
  const read = async (ref = first.ref) => (await desk.ask(`/tickets/${ref}`, { headers })).body
  expect(await read()).toMatchObject({
    title: 'Order sync is down',
    description: 'No order for 15 minutes.\nhttps://r.example/1\nhttps://prometheus.example/graph?g0.expr=up',
    urgency: 'medium',
    automation: { id: 'order-sync' },
    key: 'c0ffee01',
    occurrences: 1,
  })
  desk.world.after('PT4H')
  const again = await post(
    payload(
      alert('firing'),
      alert('firing', { fingerprint: 'c0ffee02', labels: { alertname: 'X', automation: 'unknown' }, annotations: {} }),
    ),
  )
  expect(again[0]).toEqual({ key: 'c0ffee01', ref: first.ref })
  expect(again[1].ref).not.toBe(first.ref)
  expect(await read()).toMatchObject({ occurrences: 2, lastOccurredAt: '2026-11-24T12:00:00.000Z' })
  expect(await read(again[1].ref)).toMatchObject({ title: 'Alert', automation: null })
  expect(await post(payload(alert('resolved'), alert('resolved', { fingerprint: 'none' })))).toEqual([
    { key: 'c0ffee01', ref: first.ref },
    { key: 'none', ref: null },
  ])
  expect((await read()).recoveredAt).toBe('2026-11-24T12:00:00.000Z')
  const wrong = await desk.ask('/receivers/alertmanager', { json: { alerts: [alert('flapping')] }, headers })
  expect(wrong.body).toMatchObject({ status: 422, errors: [{ path: 'alerts.0.status' }] })
})

test('PagerDuty: trigger opens or counts, acknowledge acknowledges for a key that may act, resolve is a recovery', async () => {
  const [key, acting] = [
    await machineKey(desk.world, 'datadog', { scopes: ['open'] }),
    await machineKey(desk.world, 'acting', { scopes: ['open', 'act', 'read-team'] }),
  ]
  const enqueue = (json: object) => desk.ask('/receivers/pagerduty/v2/enqueue', { json })
  const trigger = {
    routing_key: key,
    event_action: 'trigger',
    client: 'Monitor',
    client_url: 'https://monitor.example',
    links: [{ href: 'https://monitor.example/disk', text: 'Graph' }],
    images: [],
    payload: {
      summary: 'Disk is full',
      source: 'worker-7',
      severity: 'critical',
      timestamp: '2026-11-24T08:00:00Z',
      custom_details: { free: '0 bytes', automation: 'order-sync' },
    },
  }
  // Deeper than the document promises.
  const sent = await desk.app.request('http://localhost:4321/api/receivers/pagerduty/v2/enqueue', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...trigger,
      payload: { ...trigger.payload, custom_details: { free: { bytes: 0 }, automation: 'order-sync' } },
    }),
  })
  const opened = { status: sent.status, body: (await sent.json()) as { dedup_key: string } }
  expect([opened.status, opened.body]).toMatchObject([202, { status: 'success', message: 'Event processed' }])
  const { dedup_key } = opened.body
  const tickets = () =>
    desk.world.read.selectFrom('ticket').select(['ref', 'state', 'automation', 'body']).orderBy('id').execute()
  const [one] = await tickets()
  expect(JSON.parse(one?.body ?? '')).toMatchObject({
    title: 'Disk is full',
    urgency: 'high',
    automation: 'order-sync',
    details: { free: '{"bytes":0}', source: 'worker-7' },
    description: 'Disk is full\nSource: worker-7\nhttps://monitor.example/disk\nhttps://monitor.example',
  })
  expect((await enqueue({ ...trigger, dedup_key })).body.dedup_key).toBe(dedup_key)
  expect(await tickets()).toHaveLength(1)
  expect((await enqueue({ routing_key: key, event_action: 'acknowledge', dedup_key })).status).toBe(202)
  expect((await tickets())[0]?.state).toBe('new')
  await enqueue({ ...trigger, routing_key: acting, dedup_key: 'own' })
  await enqueue({ routing_key: acting, event_action: 'acknowledge', dedup_key: 'own' })
  expect((await tickets())[1]?.state).toBe('open')
  await enqueue({ routing_key: key, event_action: 'resolve', dedup_key })
  expect(JSON.parse((await tickets())[0]?.body ?? '').recoveredAt).toBe('2026-11-24T08:00:00.000Z')
  expect((await enqueue({ ...trigger, routing_key: 'a-guess' })).body.code).toBe('request.unknown-key')
  expect((await enqueue({ routing_key: key, event_action: 'resolve' })).body).toMatchObject({ status: 422 })
})
