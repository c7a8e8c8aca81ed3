import { expect, test } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import { articleOf } from '../bench/search-sets.ts'

const pages = [
  {
    id: 'runbooks/session',
    title: 'Order sync stops with INVALID_SESSION_ID',
    text: 'Salesforce ended the session. Sign in as the integration user, and replay what failed since then.',
  },
  {
    id: 'runbooks/pause',
    title: 'Pause order sync during month end and start it again',
    text: 'Open the recipe Order sync and choose Stop. When the order sync stops, note the last order. Stop every order sync that is still listed: order sync stops one after the other.',
  },
  {
    id: 'faqs/invoice',
    title: 'Invoice in the mailbox never shows up',
    text: 'An invoice that waits is listed. The invoice waits for its scan; while an invoice waits, the mailbox keeps it.',
  },
  {
    id: 'faqs/approver',
    title: 'Invoice waits for an approver who has left',
    text: 'Name a deputy for whoever is away, and it moves on within the hour.',
  },
  {
    id: 'faqs/volume',
    title: 'A volume fills up',
    text: 'The right answer depends on what fills it: old logs can go, files of people cannot.',
  },
  {
    id: 'faqs/answers',
    title: 'What an answer depends on',
    text: 'Answers depend on the question. What fills a form right is an answer; the right form depends on the team, and an answer on the form.',
  },
]
const halves = [
  ['right answer depends on what fills', 'faqs/volume'],
  ['Name a deputy for whoever', 'faqs/approver'],
] as const
const search = makeSearch({ articles: pages.map((page) => articleOf(page)), glossary: [] })

test.for([
  ['order sync stops', 'runbooks/session'],
  ['Order sync stops with', 'runbooks/session'],
  ['pause order sync', 'runbooks/pause'],
  ['start order sync again', 'runbooks/pause'],
  ['invoice waits', 'faqs/approver'],
  ['waits for an approver', 'faqs/approver'],
  ['mailbox waits', 'faqs/invoice'],
] as const)('whose title says it comes before who says it often: "%s"', async ([asked, first]) => {
  expect((await search(asked, { limit: 3 })).results[0]?.id).toBe(first)
})

test.for(halves)('half a sentence leads to where it stands: "%s"', async ([asked, first]) => {
  expect((await search(asked, { limit: 3 })).results[0]?.id).toBe(first)
})
