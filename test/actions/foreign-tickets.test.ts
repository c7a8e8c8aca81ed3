import { expect, test } from 'vitest'
import { importForeign } from '#api/actions/foreign-tickets.ts'
import { verify } from '#api/actions/verify.ts'
import { readTicketTable } from '#api/cli/ticket-table.ts'
import { readLog } from '#api/store/ticket-events.ts'
import { findTicket } from '#api/store/tickets.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { worldOn } from '#kit/world.ts'

const table = `Id,Subject,Description,Requester,Requester email,Created at,Solved at,Resolution
7,"Orders stop at 22:30","ERR:timeout
on localhost:8080",Kim Sato,kim@example.com,2026-01-02 09:30,2026-01-03T10:00:00+01:00,Restarted the bot
8,Second one,Words,,,2026-01-04,,
9,Broken,Words,Kim,kim@example.com,yesterday,,
`

test('a table of tickets is read by the names of its columns, and a row that is none is named with its line', () => {
  const { tickets, problems, columns } = readTicketTable(table, { mapping: {}, file: 'old.csv' })
  expect(columns).toMatchObject({
    key: 'Id',
    title: 'Subject',
    email: 'Requester email',
    opened: 'Created at',
    resolved: 'Solved at',
  })
  expect(tickets).toEqual([
    {
      key: 'old.csv 7',
      title: 'Orders stop at 22:30',
      description: 'ERR:timeout\non localhost:8080',
      requester: { name: 'Kim Sato', email: 'kim@example.com' },
      automation: null,
      openedAt: '2026-01-02T09:30:00.000Z',
      resolvedAt: '2026-01-03T09:00:00.000Z',
      resolution: 'Restarted the bot',
    },
    expect.objectContaining({
      title: 'Second one',
      resolvedAt: '2026-01-04T00:00:00.000Z',
      requester: { name: 'Unknown', email: 'unknown@example.invalid' },
    }),
  ])
  expect(problems).toEqual([
    'line 5: came "yesterday" as the time of opening, expected such as 2026-11-24 09:30 (UTC) or 2026-11-24T09:30:00+01:00',
  ])
})

test('a mapping names other columns; what the table lacks is said', () => {
  const csv = 'Betreff;Text;Datum\nTitel;Worte;2026-01-02\n'
  const mapping = { title: 'Betreff', description: 'Text', opened: 'Datum' }
  expect(readTicketTable(csv, { mapping, file: 'x' }).tickets[0]).toMatchObject({
    title: 'Titel',
    description: 'Worte',
  })
  expect(() => readTicketTable(csv, { mapping: {}, file: 'x' })).toThrow(
    /no column for title, description, opened among Betreff, Text, Datum/,
  )
  expect(() => readTicketTable(csv, { mapping: { title: 'Betref' }, file: 'x' })).toThrow(/did you mean Betreff\?/)
  expect(() => readTicketTable(csv, { mapping: { subject: 'Text' }, file: 'x' })).toThrow(/expected one of key, title/)
})

forEachDialect('a ticket of another desk is kept as a closed one with its words, once', async ({ store }) => {
  const world = await worldOn(store)
  const { tickets } = readTicketTable(table, { mapping: {}, file: 'old.csv' })
  const outcomes = []
  for (const ticket of [...tickets, ...tickets]) outcomes.push(must(await importForeign(world, ticket)))
  expect(outcomes).toEqual(['imported', 'imported', 'there already', 'there already'])
  const [row] = await store.db
    .selectFrom('ticket')
    .select(['id', 'state'])
    .where('title', '=', 'Orders stop at 22:30')
    .execute()
  expect(row?.state).toBe('closed')
  const found = await findTicket(store.db, { id: row?.id ?? '' })
  expect(found?.ticket).toMatchObject({
    description: 'ERR:timeout\non localhost:8080',
    openedAt: '2026-01-02T09:30:00.000Z',
  })
  expect((await readLog(store.db, row?.id ?? '')).map(({ type }) => type)).toEqual([
    'ticket.opened',
    'ticket.resolved',
    'ticket.closed',
  ])
  expect((await verify(world)).problems).toEqual([])
  expect(await store.db.selectFrom('notice').selectAll().execute()).toEqual([])
})
