import { expect, test } from 'vitest'
import { type AskedBy, readAsked } from '#domain/ticket/asked.ts'
import { sayWrongOperator } from '#domain/words/queue.ts'

const by: AskedBy = {
  teams: [
    { id: 'support-desk', name: 'Support desk' },
    { id: 'finance', name: 'Finance automation' },
  ],
  automations: [{ id: 'order-sync', name: 'Order sync' }],
  people: [{ name: 'Ana Ruiz', email: 'ana@example.com' }],
  levels: [1, 2],
  me: 'me@example.com',
  timeZone: 'Europe/Berlin',
}
const read = (typed: string) => readAsked(typed, by).asked
const wrong = (typed: string) => readAsked(typed, by).wrongs.map((one) => sayWrongOperator(one, 'en'))

test('operators, quoted words and words are told apart', () => {
  expect(read('team:finance is:late "stay in Pending" orders')).toEqual({
    words: 'stay in Pending orders',
    phrases: ['stay in Pending'],
    team: 'finance',
    late: true,
  })
  expect(read('TEAM:"Support desk" assignee:ana priority:p1 priority:P2 level:2')).toEqual({
    words: '',
    phrases: [],
    team: 'support-desk',
    assignee: 'ana@example.com',
    priority: ['P1', 'P2'],
    level: 2,
  })
  expect(read('assignee:me')).toMatchObject({ assignee: 'me@example.com' })
  expect(read('assignee:none')).toMatchObject({ assignee: null })
  expect(read('is:open is:closed').states).toEqual(['new', 'open', 'waiting', 'closed'])
})

test('what is no operator is a word, also with a colon or an open quote', () => {
  for (const typed of ['ERR:timeout', 'https://a.example/b?c=1', 'Error: it stopped', '"open', ':', 'order-sync: late'])
    expect([typed, readAsked(typed, by)]).toEqual([typed, { asked: { words: typed, phrases: [] }, wrongs: [] }])
})

test('a day begins and ends in the zone of the organisation, also when the clocks change', () => {
  expect(read('before:2026-11-01').before).toBe('2026-10-31T23:00:00.000Z')
  expect(read('after:2026-10-24').after).toBe('2026-10-24T22:00:00.000Z')
  expect(read('after:2026-10-25').after).toBe('2026-10-25T23:00:00.000Z')
})

test('a value that means nothing is told with what was expected, and what was probably meant', () => {
  expect(wrong('is:lat')).toEqual([
    '“is:lat” means nothing here. Expected one of late, at-risk, unassigned, followed, new, open, waiting, resolved, closed. Did you mean is:late?',
  ])
  expect(wrong('team:finanz')[0]).toContain('Did you mean team:finance?')
  expect(wrong('before:2026-02-31 after:soon priority:high level:7')).toEqual([
    '“before:2026-02-31” is no date. Expected a day such as 2026-11-01.',
    '“after:soon” is no date. Expected a day such as 2026-11-01.',
    '“priority:high” means nothing here. Expected one of P1, P2, P3, P4.',
    '“level:7” means nothing here. Expected one of 1, 2.',
  ])
})
