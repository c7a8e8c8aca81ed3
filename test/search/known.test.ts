import { expect, test } from 'vitest'
import { problemsFor } from '#domain/search/known.ts'
import type { Result } from '#domain/search/result.ts'

const orders = { id: 'order-sync', name: 'Order sync' }
const payouts = { id: 'payout-reconciliation', name: 'Payout reconciliation' }
const problems = [
  { title: 'Salesforce is down', body: 'No order reaches NetSuite until it is back.', automation: orders },
  { title: 'Payouts do not match', body: 'The statement arrived, the matching stopped.', automation: payouts },
  { title: 'Payroll is late', body: 'Pay slips come on Thursday.', automation: null },
]
const titles = (query: string, results: Result[] = []) =>
  problemsFor(query, problems, { results }).map(({ title }) => title)
const result: Result = {
  ...{ id: 'runbooks/stuck', kind: 'runbook', url: '/runbooks/stuck/', title: 'Orders stay in Pending', summary: '' },
  ...{ automation: 'order-sync', about: 'Order sync', reviewed: '', due: '', confidence: 'validated' },
  ...{ excerpt: [], section: null, sections: [], score: 2, weak: false },
}

test.for([
  ['is salesforce down?', ['Salesforce is down']],
  ['order sync fails since this morning', ['Salesforce is down']],
  ['where is my pay slip', ['Payroll is late']],
  ['a badge does not open the door', []],
  ['how do i', []],
  ['my orders stopped arriving', []],
] as const)('"%s" is told of what goes on', ([query, told]) => {
  expect(titles(query)).toEqual(told)
})

test('a problem of the automation that answers best is told, whatever words it was posted in', () => {
  expect(titles('stuck in pending', [{ ...result, weak: false }])).toEqual(['Salesforce is down'])
  expect(titles('stuck in pending', [{ ...result, weak: true }])).toEqual([])
})

test('a problem of another automation than the best answer must say all that was asked', () => {
  const about = (query: string) => titles(query, [{ ...result, weak: false }]).includes('Payouts do not match')
  expect(about('the statement arrived')).toBe(true)
  expect(about('the order statement arrived')).toBe(false)
})
