import { expect, test } from 'vitest'
import { languageOf } from '#domain/language/language.ts'
import { excerptOf } from '#domain/search/excerpt.ts'

const english = languageOf('en')
const marked = (prose: string, ...stems: string[]) =>
  excerptOf({ prose }, (stem) => stems.includes(stem), { language: english })
    ?.map(({ text, marked: isMarked }) => (isMarked ? `[${text}]` : text))
    .join('')

test.for([
  ['An order, two (orders): "order".', 'An [order], two ([orders]): "[order]".'],
  ['The user svc-order-sync has no order!', 'The user [svc-order-sync] has no [order]!'],
] as const)('marks end where the word ends: %s', ([prose, shown]) => {
  expect(marked(prose, 'order')).toBe(shown)
})

test('an excerpt begins with the sentence and is cut between words', () => {
  const prose = `${'One word after another. '.repeat(20)}Then the badge opens a door that was closed. ${'And so it goes on and on. '.repeat(20)}`
  expect(marked(prose, 'badg')).toMatch(/^… Then the \[badge\] opens a door that was closed\. And so .+ …$/)
})
