import { expect, test } from 'vitest'
import type { z } from 'zod'
import { emailSchema } from '#domain/base/email.ts'
import { askSchema, questionCommandSchema } from '#domain/community/verbs.ts'
import { askedSchema } from '#domain/knowledge/asked.ts'
import { openSchema } from '#domain/ticket/open.ts'
import { sayRule } from '#domain/words/field-errors.ts'

const requester = { name: '', email: 'kim' }
const acts = ['answer', 'edit', 'report', 'merge'].map((act) => ({
  act,
  post: '0',
  text: '',
  title: '',
  reason: '',
  into: '',
}))
const wrong: [z.ZodType, unknown][] = [
  [emailSchema, 'kim'],
  [openSchema, { title: '', description: '', requester }],
  [askSchema, { title: '', text: '' }],
  ...acts.map((given): [z.ZodType, unknown] => [questionCommandSchema, given]),
  [askedSchema, { words: '', email: 'kim' }],
]

test('what readers are told of a field is told in German too', () => {
  const rules = wrong.flatMap(([schema, given]) => schema.safeParse(given).error?.issues.map(({ message }) => message))
  expect(rules.length).toBeGreaterThan(10)
  for (const rule of rules) expect(sayRule(rule ?? '', 'de'), rule).not.toBe(rule)
})

test('bounds are told with their number', () => {
  expect(sayRule('at least 3 characters', 'de')).toBe('mindestens 3 Zeichen')
  expect(sayRule('at most 20,000 characters', 'de')).toBe('höchstens 20.000 Zeichen')
  expect(sayRule('at most 20,000 characters', 'en')).toBe('at most 20,000 characters')
  expect(sayRule('a word of its own', 'de')).toBe('a word of its own')
})
