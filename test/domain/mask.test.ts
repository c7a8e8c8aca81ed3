import { expect, test } from 'vitest'
import { vocabularyOf } from '#domain/knowledge/vocabulary.ts'
import { fold } from '#domain/language/fold.ts'
import { mask } from '#domain/language/mask.ts'
import { cutWords } from '#domain/language/words.ts'
import { personalTexts } from '#kit/personal-texts.ts'

const vocabulary = vocabularyOf({
  articles: [
    {
      title: 'Order sync stops with INVALID_SESSION_ID',
      summary: 'The session of the connection ended; grant access again, max retries 3.',
      symptoms: ['ERR_BOT_TIMEOUT', 'will the bot run', 'mark as paid'],
      aliases: ['payout reconciliation'],
      headings: ['Frank error', 'Page not found'],
    },
  ],
  automations: [{ name: 'Order sync', platform: 'Workato', systems: ['Salesforce'] }],
})
const masking = { names: ['Ana Ruiz', 'Noor Haddad'], isKnown: (word: string) => vocabulary.has(word) }

const plain = (text: string) => text.replace(/[{}<>]/g, '')
const within = (text: string, marks: RegExp) => [...text.matchAll(marks)].map(([, inside = '']) => inside)

/** What a sieve of rules cannot know: names that nothing announces, words that are also names, numbers that nothing names. */
const knownMisses = [
  'Nwachukwu',
  'szczepan brzęczyszczykiewicz',
  'Kaito',
  'Lakshmi',
  'Main Street 14, Springfield',
  'B-204',
  '1987-04-12',
  'p.jansen',
  'mjones42',
  'max mustermann',
  'frank miller',
  'grace',
]

test('two hundred texts are kept without names, addresses, telephone, card, account and order numbers, run ids and tokens', () => {
  expect(personalTexts.length).toBeGreaterThanOrEqual(200)
  const masked = personalTexts.map((text) => ({ text, kept: fold(mask(plain(text), masking)) }))
  const missed = masked.flatMap(({ text, kept }) =>
    within(text, /\{([^}]*)\}/g).filter((planted) =>
      planted
        .split(/[\s,]+/)
        .filter((part) => part.length > 1 && !['von', 'der', 'de', '[name]'].includes(part))
        .some((part) => kept.includes(fold(part))),
    ),
  )
  const lost = masked.flatMap(({ text, kept }) =>
    within(text, /<([^>]*)>/g)
      .filter((said) => !kept.includes(fold(said)))
      .map((said) => `${said} in: ${text} → ${kept}`),
  )
  expect(lost).toEqual([])
  expect(missed.sort()).toEqual([...knownMisses].sort())
})

test('whose first name somebody known has too is masked with the name behind it', () => {
  expect(mask('Noor Larsen and order sync', masking)).toBe('[name] and order sync')
  expect(mask('noor larsen asked, Ana Berg and Ana Ruiz too', masking)).toBe('[name] asked, [name] and [name] too')
  expect(mask('ruiz and Haddad wait', masking)).toBe('[name] and [name] wait')
})

test('what is masked once is not masked again', () => {
  for (const text of personalTexts) {
    const once = mask(plain(text), masking)
    expect(mask(once, masking)).toBe(once)
  }
})

test('a long text without an end is read to its end', () => {
  const masked = mask('order '.repeat(3000) + '1 '.repeat(5000) + 'a'.repeat(20_000) + '@'.repeat(2000), masking)
  expect(masked.length).toBeGreaterThan(20_000)
})

test('the vocabulary has each word of a text as the whole text is cut', () => {
  const texts = [
    'You can not sign in, can  not sync and cannot wait',
    'Call KubeNodeNotReady v2.3.1 (C#, .NET)',
    ...personalTexts.map(plain),
  ]
  for (const summary of texts) {
    const known = vocabularyOf({
      articles: [{ title: '', summary, symptoms: [], aliases: [], headings: [] }],
      automations: [],
    })
    expect(
      cutWords(summary)
        .map(({ text }) => text)
        .filter((word) => !known.has(word)),
    ).toEqual([])
  }
})
