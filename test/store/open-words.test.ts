import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyTable, putAll, type Standing } from '#api/store/open-table.ts'
import { hold, isWornOut, noWords, placesSaying, unread } from '#api/store/open-words.ts'

const blank: Omit<Standing, 'id' | 'no' | 'order'> = {
  state: 'open',
  team: 'support-desk',
  level: 1,
  assignee: null,
  automation: null,
  priority: 'P3',
  waitingOn: null,
  nextDue: '2026-11-24T09:00:00.000Z',
  riskAt: '2026-11-24T08:30:00.000Z',
  requester: 'kim@example.com',
  openedAt: '2026-11-24T08:00:00.000Z',
  group: null,
  subject: 'x',
}

function standing(no: number): Standing {
  return { ...blank, id: `id-${no}`, no, order: `A${String((no * 37) % 1000).padStart(4, '0')}` }
}

const word = fc.oneof(
  fc.constantFrom('order', 'orders', 'ord', 'o', 'привет', 'при', '訂單', 'c++', '4711.5', 'tkt2abcd'),
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), minLength: 1, maxLength: 4 }),
)
const texts = fc.array(word, { maxLength: 12 })
const asked = fc.array(fc.array(fc.array(word, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }), {
  maxLength: 3,
})

test('those that say all parts of a question in one of their ways are found, whoever had their places before', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 40 }), fc.nat(20), asked, (tickets, gone, question) => {
      const [table, words] = [emptyTable(), noWords()]
      const read = () => {
        for (const place of unread(words, table)) {
          const no = table.no[place] as number
          hold(words, place, { no, text: tickets[no - 1]?.join(' ') ?? '' })
        }
        expect(unread(words, table)).toHaveLength(0)
      }
      const rows = tickets.map((_, at) => standing(at + 1))
      const first = rows.slice(0, gone)
      putAll(table, first, () => true)
      read()
      putAll(table, first, () => false)
      putAll(table, rows.slice(gone), () => true)
      read()
      const found = placesSaying(words, table.order.subarray(0, table.size), question)
      const isSaid = (said: string[]) =>
        question.every((ways) =>
          ways.some((way) => way.every((beginning) => said.some((one) => one.startsWith(beginning)))),
        )
      const expected = rows
        .slice(gone)
        .filter(({ no }) => question.length > 0 && isSaid(tickets[no - 1] ?? []))
        .sort((one, other) => (`${one.order} ${one.id}` < `${other.order} ${other.id}` ? -1 : 1))
      expect(Array.from(found, (place) => table.no[place])).toEqual(expected.map(({ no }) => no))
    }),
  )
})

test('what is held of tickets that have gone does not grow for ever', () => {
  const words = noWords()
  const text = Array.from({ length: 2000 }, (_, at) => `word${at}`).join(' ')
  let no = 0
  while (!isWornOut(words)) hold(words, 0, { no: ++no, text })
  expect(words.used - words.unused).toBe(2000)
  expect(words.unused).toBeLessThanOrEqual(1_100_000)
})
