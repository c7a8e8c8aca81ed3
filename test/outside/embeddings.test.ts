import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeEmbed } from '#api/outside/search/embeddings.ts'
import { makeAskVector } from '#api/outside/search/question-vectors.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { fillVectors, readVectors } from '#api/outside/search/vectors.ts'
import { mask } from '#domain/language/mask.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import { changing } from '#kit/changing-name.ts'
import { type Call, receiver } from '#kit/receiver.ts'
import { workDir } from '#kit/work-dir.ts'
import { keptFile } from '#site/authoring/kept.ts'
import { articleOf } from '../bench/search-sets.ts'

const car = articleOf({ id: 'faqs/car', title: 'The car does not start', text: 'Charge its battery overnight.' })
const shop = articleOf({ id: 'faqs/shop', title: 'Opening hours of the shop', text: 'From nine to five.' })
const bike = articleOf({ id: 'faqs/bike', title: 'Hire a bicycle', text: 'Ask at the desk for a key.' })
const articles = [car, shop, bike]

/** What the words of a small model mean, in three directions. */
const meant: [RegExp, number[]][] = [
  [/car|automobile|motor/i, [1, 0.1, 0]],
  [/shop|store|open/i, [0, 1, 0.1]],
  [/bicycle|cycle|hire/i, [0.1, 0, 1]],
]
const meaningOf = (text: string) => meant.find(([word]) => word.test(text))?.[1] ?? [0.1, 0.1, 0.1]

type Answer = { status: number; headers?: Record<string, string>; body?: string } | null
const vectors = ({ body }: Call, of = meaningOf): Answer => {
  const { input }: { input: string[] } = JSON.parse(body)
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: of(text) }))
  return { status: 200, body: JSON.stringify({ object: 'list', data: data.toReversed() }) }
}

let answer: (call: Call) => Answer
let told: string[]
let there: Awaited<ReturnType<typeof receiver>>
let times = 0
const folder = workDir('vectors')

beforeEach(async () => {
  answer = vectors
  told = []
  times++
  there = await receiver((call) => answer(call))
})
afterEach(() => there.close())

const sent = () => there.calls.flatMap(({ body }) => (JSON.parse(body) as { input: string[] }).input)
const file = () => keptFile({ file: join(folder, `vectors-${times}`), stamp: 'a model' })
const embed = () => makeEmbed({ url: there.url, key: 'the key', model: 'small', allowPrivate: true })
const built = (of = articles) => fillVectors(pagesOf({ articles: of }), { embed: embed(), file: file() })

async function served() {
  const [kept, heard] = [await readVectors(file()), told]
  const ask = makeAskVector(embed(), {
    dimensions: kept.dimensions,
    clean: mask,
    told: {
      failed: (error) => heard.push(error instanceof Error ? error.message : String(error)),
      recovered: () => heard.push('well again'),
    },
  })
  return makeSearch({ articles, glossary: [] }, undefined, { vectors: kept, ask })
}

const byWords = makeSearch({ articles, glossary: [] })

test('what shares no word is found by what it means, and is no sure answer', async () => {
  await built()
  const { results, weak } = await (await served())('my automobile is dead', { limit: 3 })
  expect(results[0]?.id).toBe('faqs/car')
  expect([weak, results[0]?.weak]).toEqual([true, true])
  expect((await byWords('my automobile is dead', { limit: 3 })).results).toEqual([])
})

test('the words asked for outweigh what is only near', async () => {
  await built()
  const search = await served()
  answer = (call) => vectors(call, () => [0, 1, 0])
  const { results, weak } = await search('the car does not start', { limit: 3 })
  expect([results[0]?.id, weak]).toEqual(['faqs/car', false])
  expect(results.map(({ id }) => id)).toContain('faqs/shop')
})

test('a text is sent once, with the key and the model; what is gone is forgotten', async () => {
  expect(await built()).toEqual({ made: 6, missing: 0, failure: null })
  expect(there.calls.map(({ headers }) => headers.authorization)).toEqual(['Bearer the key'])
  expect(JSON.parse(there.calls[0]?.body ?? '')).toMatchObject({ model: 'small' })
  const changed = { ...shop, text: 'From ten to six.' }
  there.calls.length = 0
  expect(await built([car, changed])).toMatchObject({ made: 1 })
  expect(sent()).toEqual(['Opening hours of the shop\nFrom ten to six.'])
  expect((await readVectors(file())).byText.size).toBe(4)
  expect(await built([car, changed])).toMatchObject({ made: 0 })
})

test('what could name a person is not sent, nor what nobody asks right now', async () => {
  await built()
  const search = await served()
  there.calls.length = 0
  await search('the car of ana@example.com', { limit: 3 })
  expect(sent()).toEqual(['the car of [address]'])
  await search('a motor', { limit: 3, byWordsAlone: true })
  await search('  ', { limit: 3 })
  expect(there.calls).toHaveLength(1)
})

test('an endpoint that is slow holds nobody up, and hangs on few calls', async () => {
  await built()
  const search = await served()
  there.calls.length = 0
  answer = () => null
  const questions = Array.from({ length: 12 }, (_, number) => `the car number ${number}`)
  const began = performance.now()
  const answers = await Promise.all(questions.map((text) => search(text, { limit: 3 })))
  expect(performance.now() - began).toBeLessThan(4_000)
  expect(answers).toEqual(await Promise.all(questions.map((text) => byWords(text, { limit: 3 }))))
  expect(there.calls.length).toBeLessThanOrEqual(8)
})

const wrong: [string, Answer, RegExp][] = [
  ['an error', { status: 503 }, /answered with 503/],
  ['a way elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, /leads elsewhere/],
  ['no JSON', { status: 200, body: '<html>' }, /something else than embeddings/],
  ['no vectors', { status: 200, body: '{"data":[{"embedding":"none"}]}' }, /something else than embeddings/],
  ['too few', { status: 200, body: '{"data":[]}' }, /0 vectors for 1 texts/],
  [
    'other dimensions',
    { status: 200, body: '{"data":[{"index":0,"embedding":[1,0]}]}' },
    /2 numbers beside others of 3/,
  ],
]

test.for(wrong)('%s: the words alone rank, and it is told once', async ([, bad, why]) => {
  await built()
  const search = await served()
  answer = () => bad
  const asked = 'the motor of the car'
  for (const _ of [1, 2]) expect(await search(asked, { limit: 3 })).toEqual(await byWords(asked, { limit: 3 }))
  expect(told).toEqual([expect.stringMatching(why)])
  answer = vectors
  await search(asked, { limit: 3 })
  expect(told.slice(1)).toEqual(['well again'])
})

test('what came before a failure is kept, and the rest is made by the next build', async () => {
  const many = Array.from({ length: 40 }, (_, number) =>
    articleOf({ id: `faqs/${number}`, title: `Article ${number}`, text: `It says ${number}.` }),
  )
  answer = (call) => (there.calls.length > 1 ? { status: 429 } : vectors(call))
  expect(await built(many)).toMatchObject({ made: 64, missing: 16, failure: expect.objectContaining({}) })
  answer = (call) => vectors(call, () => [1, 0])
  expect((await built(many)).failure).toMatchObject({
    message: expect.stringContaining('2 numbers beside others of 3'),
  })
  answer = vectors
  expect(await built(many)).toEqual({ made: 16, missing: 0, failure: null })
})

test('it does not lead inside, by number, by name, or by a name that changes, unless that is allowed', async () => {
  const name = await changing()
  const of = { key: 'the key', model: 'small', allowPrivate: false, net: name.net }
  await expect(makeEmbed({ ...of, url: there.url })(['a car'], 2_000)).rejects.toThrow('private')
  await expect(makeEmbed({ ...of, url: name.url })(['a car'], 2_000)).rejects.toThrow('something else than embeddings')
  await expect(makeEmbed({ ...of, url: name.url })(['a car'], 2_000)).rejects.toThrow('private')
  expect([name.asked(), name.outside.length, name.inside.length, there.calls.length]).toEqual([2, 1, 0, 0])
  await name.close()
})

test('without vectors nothing is asked', async () => {
  const search = await served()
  expect(await search('the car', { limit: 3 })).toEqual(await byWords('the car', { limit: 3 }))
  expect(there.calls).toEqual([])
})
