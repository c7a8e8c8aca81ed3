import { expect, test } from 'vitest'
import { clocksOf } from '#domain/clocks/clock.ts'
import type { ClockName } from '#domain/ticket/facts.ts'
import { noticesOf } from '#domain/ticket/notice.ts'
import { mailText } from '#domain/words/mails.ts'
import { modelWith } from '#kit/model.ts'
import { handover, openStory, people, type Story } from '#kit/story.ts'

const { ana, hana } = people
const model = modelWith({ escalate: [] })

/** Each clock in a sentence, and a life that makes it late. */
const clocks: [name: ClockName, words: string, life: (story: Story) => Story][] = [
  ['respond', 'the first reply', (story) => story],
  ['update', 'the next reply', (story) => story.do(ana, { type: 'acknowledge' })],
  ['resolve', 'the resolution', (story) => story],
  ['accept', 'the acknowledgement', (story) => story],
  ['hold', 'the time at this level', (story) => story.do(ana, { type: 'acknowledge' })],
  [
    'vendor',
    "the vendor's reply",
    (story) =>
      story
        .do(ana, { type: 'escalate', to: 4, reason: 'Theirs.', handover })
        .do(hana, { type: 'open-vendor-ticket', reference: 'W-1' }),
  ],
]

/** What a life's mails of a kind say about one clock, each by its first line. */
function mailsAbout(story: Story, kind: 'at-risk' | 'breached', clock: ClockName): string[] {
  const now = clocksOf(story.events, story.model, story.now)
  return noticesOf({ id: 'story' }, story.events, { inForce: story.model, automation: null })
    .filter((notice) => notice.kind === kind && notice.data.clock === clock)
    .map(({ data }) => {
      const { ref, title, level, priority } = story.ticket
      const facts = {
        ref,
        title,
        level,
        priority,
        requester: 'Kim',
        team: 'Desk',
        automation: null,
        isKnown: true,
        link: '',
        isAnswered: false,
      }
      return mailText(kind, { ...facts, clocks: now, timeZone: 'UTC', data }, 'en').text.split('\n')[0] ?? ''
    })
}

test.each(clocks)('a mail about %s says %s, and when it was due', (name, words, life) => {
  const late = life(openStory({ automation: 'order-sync', model })).after('PT200H')
  late.tick()
  const breach = late.events.find((event) => event.type === 'clock.breached' && event.data.clock === name)
  const day = breach?.at.slice(11, 16) ?? 'never'
  expect(mailsAbout(late, 'breached', name)[0]).toMatch(new RegExp(`^TKT-STORY: ${words} was due .+ ${day} \\(UTC\\)`))
})

test.each(clocks)('a warning about %s says %s, and when it is due', (name, words, life) => {
  const risky = life(openStory({ automation: 'order-sync', model }))
  const { riskAt, due } = risky.clock(name)
  risky.at(riskAt ?? '').tick()
  const [line] = mailsAbout(risky, 'at-risk', name)
  expect(line).toMatch(new RegExp(`^TKT-STORY: ${words} is due .+ ${due?.slice(11, 16)} \\(UTC\\), and most`))
})
