import { expect, test } from 'vitest'
import { levelSchema } from '#domain/model/support-model.ts'
import { handoverFields } from '#domain/ticket/escalation.ts'

test('what a level requires stays required when an article only suggests it, asked in the words of the article', () => {
  const level = levelSchema.parse({
    level: 2,
    name: 'Experts',
    team: 'owner',
    handover: [{ name: 'run-id', label: 'Id of the run', required: true }],
  })
  const field = { name: 'run-id', label: 'Id of one failed run', hint: 'Begins with j-', required: false }
  const asked = handoverFields({ details: {} }, level, { automation: null, article: { collect: [field] } }).find(
    ({ name }) => name === 'run-id',
  )
  expect(asked).toEqual({ ...field, required: true })
})
