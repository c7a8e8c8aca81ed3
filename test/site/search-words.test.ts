import { expect, test } from 'vitest'
import { coverageOf, covers, found, matchOf, sure } from '#site/search/coverage.ts'
import { fuse } from '#site/search/fuse.ts'
import { piecesOf } from '#site/search/result.ts'
import { codeVariants, synonymsIn } from '#site/search/vocabulary.ts'
import { partsOf, stemOf, termsOf, wordsOf } from '#site/search/words.ts'

test.each([
  ['KubeNodeNotReady', ['kube', 'node', 'not', 'ready']],
  ['ERR_BOT_TIMEOUT', ['err', 'bot', 'timeout']],
  ['HTTPServerError', ['http', 'server', 'error']],
  ['order-sync/step2', ['order', 'sync', 'step2']],
  ['0x80070005', ['0x80070005']],
  ["bot's", ['bots']],
  ['Müllabfuhr', ['müllabfuhr']],
])('the identifier %s is read as words', (word, parts) => {
  expect(partsOf(word)).toEqual(parts)
})

test('a question in plain words keeps only what it is about', () => {
  expect(termsOf('How do I fix the KubeNodeNotReady alert, please help me!')).toEqual([
    'kube',
    'node',
    'ready',
    'alert',
  ])
  expect(termsOf("What's wrong with order-sync?")).toEqual(['wrong', 'order', 'sync'])
})

test('a query of nothing but stop words keeps them', () => {
  expect(termsOf('how to')).toEqual(['how', 'to'])
  expect(termsOf('  ?! ')).toEqual([])
})

test('punctuation around words goes, inside words it stays', () => {
  expect(wordsOf('“Error: v2.3.1” (again)')).toEqual(['Error', 'v2.3.1', 'again'])
})

test.each([
  ['installation', 'installing'],
  ['failure', 'failed'],
  ['replies', 'reply'],
  ['stopped', 'stops'],
  ['configuration', 'configure'],
])('%s and %s are one word', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other))
})

test('an unfinished word is found, a word with a shared beginning is not', () => {
  expect(matchOf('crashloop', 'crashloopbackoff')).toBe(1)
  expect(matchOf('kubernets', 'kubernetes')).toBeGreaterThan(sure)
  expect(matchOf('webhok', 'website')).toBeLessThan(found)
  expect(matchOf('xylophone', 'xerox')).toBeLessThan(0.2)
  expect(matchOf('p1', 'p4')).toBe(0)
})

test('each word of the query is measured against what was matched on the page', () => {
  const coverage = coverageOf(['node', 'ready', 'quantum'], ['KubeNodeNotReady', 'quickly'])
  expect(coverage.slice(0, 2)).toEqual([1, 1])
  expect(covers(coverage, found)).toBe(false)
  expect(covers([], found)).toBe(false)
})

test('codes are found without the beginning that people leave away', () => {
  expect(codeVariants('Windows says 0x80070005')).toContain('80070005')
  expect(codeVariants('ERR_BOT_TIMEOUT after 120 s')).toEqual(
    expect.arrayContaining(['bot_timeout', 'timeout', 'err', 'bot']),
  )
  expect(codeVariants('since v2.3.1')).toContain('2.3.1')
  expect(codeVariants('answers HTTP-404')).toContain('404')
})

test('plain prose has no codes, and a page full of them stays small', () => {
  expect(codeVariants('The sign-in of the connection ended; reconnect and/or wait.')).toEqual([])
  const many = Array.from({ length: 500 }, (_, at) => `ERR_${at}_FAILED`).join(' ')
  expect(codeVariants(many).length).toBeLessThanOrEqual(60)
})

test('a page that speaks of a glossary term is found by its synonyms, and only then', () => {
  const glossary = [
    { term: 'sign in', synonyms: ['login', 'log on'] },
    { term: 'leave', synonyms: ['vacation'] },
  ]
  expect(synonymsIn('Login fails in the morning', glossary)).toEqual(['sign in', 'log on'])
  expect(synonymsIn('The cleaver is missing', glossary)).toEqual([])
})

test('a page that two lists name comes before one that only one names', () => {
  const page = (url: string) => ({ url })
  const order = fuse([
    { items: [page('/a/'), page('/b/')], weight: 1 },
    { items: [page('/c/'), page('/b/')], weight: 1 },
  ])
  expect(order.map(({ url }) => url)).toEqual(['/b/', '/a/', '/c/'])
})

test('an excerpt is text with marks; markup in it stays text', () => {
  expect(piecesOf('the <mark>order</mark> &lt;b&gt; <script>')).toEqual([
    { text: 'the ', marked: false },
    { text: 'order', marked: true },
    { text: ' <b> <script>', marked: false },
  ])
})
