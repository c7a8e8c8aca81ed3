import { expect, test } from 'vitest'
import { draftHandover } from '#domain/words/handover.ts'

const fields = ['tried', 'evidence', 'ask', 'run-id'].map((name) => ({ name }))

test('a hand-over begins with what the ticket says: attempt, details, files, and nothing that it does not say', () => {
  const draft = draftHandover(
    fields,
    {
      details: { 'run-id': 'j-17', 'order-number': '00000012' },
      files: ['error.png'],
      attempt: {
        article: { title: 'Order sync stops' },
        steps: [
          { text: 'Reconnect', done: true },
          { text: 'Run again', done: false },
        ],
        searches: ['stops'],
      },
    },
    'en',
  )
  expect(draft).toEqual({
    tried: 'The requester read “Order sync stops”.\nDone: Reconnect\nNot done: Run again\nSearched: “stops”',
    evidence: 'Run id: j-17\nOrder number: 00000012\nFiles on the ticket: error.png',
    'run-id': 'j-17',
  })
})

test('what the hand-over before said goes on with it', () => {
  const said = { details: {}, files: [], attempt: null, before: { tried: 'All of it', 'run-id': 'j-1' } }
  expect(draftHandover(fields, said, 'en')).toEqual({ tried: 'All of it', 'run-id': 'j-1' })
})
