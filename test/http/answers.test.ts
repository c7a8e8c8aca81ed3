import { expect, test } from 'vitest'
import { answers } from '#domain/views/answers.ts'
import { schemasOf } from '#kit/answers.ts'
import { deskInMemory } from '#kit/desk-app.ts'

test('each page expects of an address what the API documents for it', async () => {
  const desk = await deskInMemory()
  const schemaOf = schemasOf(desk.app)
  const documented = Object.keys(answers).map((route) => {
    const [method = '', path = ''] = route.split(' ')
    return [route, schemaOf(method, `/api${path}`, 200) ?? schemaOf(method, `/api${path}`, 201)]
  })
  for (const [route, schema] of documented) expect(schema, String(route)).toBe(answers[route as keyof typeof answers])
  await desk.close()
})
