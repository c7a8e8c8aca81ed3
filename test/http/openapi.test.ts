import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiDocument } from '#api/reference/api.ts'
import { deskInMemory } from '#kit/desk-app.ts'
import { documentOf, operationOf } from '#kit/exchange.ts'

const golden = new URL('../golden/openapi.json', import.meta.url)

test('the API is the one that its document describes', async () => {
  const document = await apiDocument('content')
  expect(document, 'when the change is meant, write it anew with: npm run ladder -- reference').toBe(
    readFileSync(golden, 'utf8'),
  )
})

test('every operation says who it is for, what it does and what it refuses', () => {
  const { paths } = JSON.parse(readFileSync(golden, 'utf8')) as { paths: Record<string, Record<string, Operation>> }
  type Operation = { tags?: string[]; summary?: string; security?: object[]; responses: Record<string, unknown> }
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const who = [method, path, operation.tags?.[0], Boolean(operation.summary), 'default' in operation.responses]
      expect(who).toEqual([
        method,
        path,
        expect.stringMatching(/^(Anyone|Requester|Desk|Machines|Service)$/),
        true,
        path !== '/health',
      ])
      if (path.startsWith('/desk/')) expect([path, operation.security]).toEqual([path, [{ session: [] }]])
    }
  }
})

test('every operation has a name of its own, for the clients that are generated', async () => {
  const { paths } = JSON.parse(readFileSync(golden, 'utf8')) as {
    paths: Record<string, Record<string, { operationId?: string }>>
  }
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId = '' }) => operationId),
  )
  for (const id of ids) expect(id).toMatch(/^[a-z]+([A-Z][a-z]+)*$/)
  expect(ids).toEqual([...new Set(ids)])
})

test('whatever the API answers is in its document', async () => {
  const desk = await deskInMemory()
  const { document } = await documentOf(desk.app)
  const answered = desk.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
  expect(answered.length).toBeGreaterThan(50)
  for (const { method, path } of answered) {
    const below = path.slice('/api'.length).replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')
    expect(operationOf(document, method, below), `${method} ${path}`).toBeDefined()
  }
  await desk.close()
})
