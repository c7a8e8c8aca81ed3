import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clocksOf } from '#domain/clocks/clock.ts'
import { ledgerOf } from '#domain/clocks/ledger.ts'
import { numbered, type TicketEvent } from '#domain/ticket/event.ts'
import { facts } from '#domain/ticket/facts.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import { stories, storyModels, tell } from '#kit/stories.ts'

const folder = join(import.meta.dirname, '../golden/stories')
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))

test('every named story is kept', () => {
  expect(names.sort()).toEqual(Object.keys(stories).sort())
})

describe.each(names)('%s', (name) => {
  const events = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as TicketEvent[]

  test('its old log still folds, and its clocks are still explained the same', () => {
    const model = storyModels[foldTicket('story', events).model]
    if (!model) throw new Error('the model of the story is gone')
    for (const event of events) expect(facts[event.type].data.safeParse(event.data).success).toBe(true)
    const end = Temporal.Instant.from(
      events
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? '',
    )
    const told = tell(clocksOf(events, model, end, { explain: true }), ledgerOf(events, model, end))
    expect(told).toBe(readFileSync(join(folder, `${name}.txt`), 'utf8'))
  })

  test('lived today, it leaves the same log, but for broken promises that an act ended and nobody told of then', () => {
    const isBreach = ({ type }: TicketEvent) => type === 'clock.breached'
    const told = events.filter(isBreach).map(({ data }) => JSON.stringify(data))
    const today = (stories[name]?.().events ?? []).filter(
      (event) => !isBreach(event) || told.includes(JSON.stringify(event.data)),
    )
    expect(JSON.parse(JSON.stringify(numbered(today, 0)))).toEqual(events)
  })
})
