import { expect, test } from 'vitest'
import { revokeApiKey, rotateApiKey } from '#api/actions/api-keys.ts'
import { listApiKeys, listKeyEvents } from '#api/store/api-keys.ts'
import { keyedOperations, scopes } from '#domain/ticket/scopes.ts'
import { deskInMemory, deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { machineKey } from '#kit/machine-key.ts'

const failure = { title: 'order-sync failed', description: 'INVALID_SESSION_ID', automation: 'order-sync' }
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const open = (desk: TestDesk, key: string) => desk.ask('/tickets', { json: failure, headers: bearer(key) })

type Documented = { operationId: string; security?: Record<string, string[]>[] }

/** Every operation of the API as the document has it. */
async function operationsOf(desk: TestDesk) {
  const { body } = await desk.ask('/openapi.json')
  return Object.entries(body.paths as Record<string, Record<string, Documented>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security }]) => ({
      method: method.toUpperCase(),
      path: path.replace('{ref}', 'TKT-22222').replace(/\{\w+\}/g, 'x'),
      operationId,
      scopes: security?.flatMap(({ key }) => key ?? []),
    })),
  )
}

test('no operation does what its key cannot: every operation with every scope, and all that no key opens', async () => {
  const desk = await deskInMemory()
  const operations = await operationsOf(desk)
  const law = new Map<string, readonly string[]>(Object.entries(keyedOperations))
  expect(operations.filter(({ scopes: told }) => told?.length).map(({ operationId }) => operationId)).toEqual(
    expect.arrayContaining([...law.keys()]),
  )
  const keys = await Promise.all(
    scopes.map(async (scope) => [scope, await machineKey(desk.world, scope, { scopes: [scope] })] as const),
  )
  const all = await machineKey(desk.world, 'all')
  const ask = async ({ method, path }: { method: string; path: string }, key: string) => {
    const body = method === 'GET' ? {} : { body: '{}' }
    const headers = { ...bearer(key), 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7' }
    const { status, body: said } = await desk.ask(path, { method, headers, ...body })
    return { status, code: said?.code }
  }
  for (const operation of operations) {
    const enough = law.get(operation.operationId)
    if (!enough) {
      expect([operation.operationId, operation.scopes ?? []]).toEqual([operation.operationId, []])
      expect(await ask(operation, all), operation.operationId).toEqual(await ask(operation, 'a-guess'))
      continue
    }
    expect([operation.operationId, operation.scopes]).toEqual([operation.operationId, enough])
    expect(await ask(operation, 'a-guess')).toEqual({ status: 401, code: 'request.unknown-key' })
    for (const [scope, key] of keys) {
      const { status, code } = await ask(operation, key)
      const refused = code === 'request.scope-needed'
      expect([operation.operationId, scope, refused]).toEqual([operation.operationId, scope, !enough.includes(scope)])
      if (refused) expect(status).toBe(403)
      else expect([401, 403]).not.toContain(status)
    }
  }
  await desk.close()
})

forEachDialect(
  'a key ends when it expires or is revoked, with a 401 that says so, and its use is noted',
  async ({ store }) => {
    const desk = await deskOn(store)
    const { world } = desk
    const key = await machineKey(world, 'n8n', { scopes: ['open'] })
    expect((await listApiKeys(store.db))[0]).toMatchObject({ name: 'n8n', lastUsedAt: null, madeBy: 'a test' })
    expect((await open(desk, key)).status).toBe(201)
    const used = (await listApiKeys(store.db))[0]?.lastUsedAt
    expect(used).toBe('2026-11-24T08:00:00.000Z')
    world.after('PT30S')
    await open(desk, key)
    expect((await listApiKeys(store.db))[0]?.lastUsedAt).toBe(used)
    world.after('PT31S')
    await open(desk, key)
    expect((await listApiKeys(store.db))[0]?.lastUsedAt).toBe('2026-11-24T08:01:01.000Z')
    expect(JSON.stringify(await store.db.selectFrom('api_key').selectAll().execute())).not.toContain(key)

    const rotated = await rotateApiKey(world, { name: 'n8n', overlap: Temporal.Duration.from('PT24H'), by: 'hana' })
    const fresh = rotated.ok ? rotated.value.key : ''
    expect([(await open(desk, key)).status, (await open(desk, fresh)).status]).toEqual([201, 201])
    world.after('PT24H')
    const over = await open(desk, key)
    expect(over.body).toMatchObject({
      status: 401,
      code: 'request.expired-key',
      key: 'n8n',
      since: '2026-11-25T08:01:01.000Z',
    })
    expect((await open(desk, fresh)).status).toBe(201)
    await revokeApiKey(world, { name: 'n8n' }, 'hana')
    const gone = await open(desk, fresh)
    expect(gone.body).toMatchObject({ status: 401, code: 'request.revoked-key', since: '2026-11-25T08:01:01.000Z' })
    expect(gone.headers.get('www-authenticate')).toBe('Bearer')
    expect((await listKeyEvents(store.db, 9)).map(({ what, name, by }) => [what, name, by])).toEqual([
      ['revoked', 'n8n', 'hana'],
      ['rotated', 'n8n', 'hana'],
      ['made', 'n8n', 'a test'],
    ])
  },
)

test('rotating twice ends the oldest no later, and a key with an end is followed by one that lives as long', async () => {
  const desk = await deskInMemory()
  const hana = await desk.as('Hana')
  const asked = { name: 'zapier', scopes: ['open'], expiresAt: '2026-12-24T08:00:00Z' }
  const made = await hana('/desk/keys', { json: asked })
  expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'private, no-store'])
  desk.world.after('PT240H')
  const next = await hana(`/desk/keys/${made.body.id}/rotations`, { json: { overlapHours: 2 } })
  expect(next.body).toMatchObject({ scopes: ['open'], expiresAt: '2027-01-03T08:00:00.000Z' })
  const third = await hana(`/desk/keys/${made.body.id}/rotations`, { json: { overlapHours: 100 } })
  expect(third.status).toBe(201)
  const { items, log } = (await hana('/desk/keys')).body
  expect(items.map(({ expiresAt }: { expiresAt: string }) => expiresAt)).toEqual([
    '2027-01-03T08:00:00.000Z',
    '2026-12-08T12:00:00.000Z',
    '2026-12-04T10:00:00.000Z',
  ])
  expect(log.map(({ what, by }: { what: string; by: string }) => [what, by])).toEqual([
    ['rotated', 'hana@example.com'],
    ['rotated', 'hana@example.com'],
    ['made', 'hana@example.com'],
  ])
  await desk.close()
})

test('keys are kept by the team that runs the desk, and what cannot be is refused with its reason', async () => {
  const desk = await deskInMemory()
  const [ana, hana] = [await desk.as('Ana'), await desk.as('Hana')]
  expect((await ana('/desk/session')).body.administrator).toBe(false)
  expect((await hana('/desk/session')).body.administrator).toBe(true)
  const key = { name: 'make', scopes: ['act'], team: 'support-desk' }
  expect((await ana('/desk/keys')).body.code).toBe('request.not-yours')
  expect((await ana('/desk/keys', { json: key })).body.code).toBe('request.not-yours')
  const make = (changes: object) => hana('/desk/keys', { json: { ...key, ...changes } })
  expect((await make({ team: undefined })).body).toMatchObject({ status: 422, code: 'key.team-needed' })
  expect((await make({ team: 'nobody' })).body).toMatchObject({ status: 422, errors: [{ path: 'team' }] })
  expect((await make({ expiresAt: '2026-11-24T08:00:00Z' })).body.code).toBe('key.end-passed')
  expect((await make({ scopes: [] })).body).toMatchObject({ status: 422, errors: [{ path: 'scopes' }] })
  expect((await make({ name: 'a/b' })).body).toMatchObject({ status: 422, errors: [{ path: 'name' }] })
  const made = await make({})
  expect((await make({})).body.code).toBe('key.in-use')
  expect((await ana(`/desk/keys/${made.body.id}`, { method: 'DELETE' })).body.code).toBe('request.not-yours')
  expect((await hana(`/desk/keys/${made.body.id}`, { method: 'DELETE' })).body).toEqual({ revoked: 1 })
  expect((await hana(`/desk/keys/${made.body.id}/rotations`, { json: {} })).body.code).toBe('key.not-found')
  expect((await make({})).status).toBe(201)
  await desk.close()
})
