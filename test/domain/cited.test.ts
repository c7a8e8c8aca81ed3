import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageOf } from '#domain/language/language.ts'
import { citedSentences } from '#domain/search/cited.ts'

const english = languageOf('en')
const passages = [
  'Do not delete the session. Sign in again with the integration user, then start the run.\n- Wait five minutes before you try again.',
  '… and the token is renewed. The token of the sandbox expires every seven days. Ask Finance automation to renew …',
]
const said = (written: string) => citedSentences(written, passages, english)

test('a sentence that cites what says so is shown as the passage has it', () => {
  const again = { text: 'Sign in again with the integration user, then start the run.', passage: 0 }
  expect(said('Sign in again with the integration user, then start the run [1].')).toEqual([again])
  expect(said('You should sign in again as the integration user and then start your run. [1]')).toEqual([again])
  expect(said('**Wait a moment**.[1] Sandbox tokens expire every seven days.[2]')).toEqual([
    { text: 'The token of the sandbox expires every seven days.', passage: 1 },
  ])
  expect(said('- Wait five minutes before you try again [1][2]')).toEqual([
    { text: 'Wait five minutes before you try again.', passage: 0 },
  ])
})

test('a sentence turned around is shown the right way round', () => {
  expect(said('Delete the session [1].')).toEqual([{ text: 'Do not delete the session.', passage: 0 }])
})

test.for([
  ['no citation', 'Sign in again with the integration user, then start the run.'],
  ['another passage', 'Sign in again with the integration user, then start the run [2].'],
  ['no such passage', 'Sign in again with the integration user [0]. Start the run [3].'],
  ['an invention', 'Reinstall the operating system of the laptop [1].'],
  ['one word in common', 'The session is described at https://evil.example/ [1].'],
  ['half a sentence of the page', 'And the token is renewed [2]. Ask Finance automation to renew [2].'],
  ['nothing', ''],
])('%s: nothing is shown', ([, written = '']) => {
  expect(said(written)).toEqual([])
})

test('whatever is written, each sentence shown stands in the passage that it cites', () => {
  const words = fc.constantFrom(
    ...passages.join(' ').split(/\s+/),
    'never',
    'sudo',
    'rm',
    '[1]',
    '[2]',
    '[9]',
    '.',
    '\n',
  )
  const written = fc.oneof(
    fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
    fc.string({ maxLength: 200 }),
  )
  fc.assert(
    fc.property(written, (text) => {
      const cited = said(text)
      expect(cited.length).toBeLessThanOrEqual(5)
      for (const { text: sentence, passage } of cited) expect(passages[passage]).toContain(sentence)
    }),
    { numRuns: 300 },
  )
})
