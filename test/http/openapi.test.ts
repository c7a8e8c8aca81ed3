import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiDocument } from '#api/reference/api.ts'

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
