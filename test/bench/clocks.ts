import { makeDueAnswerer } from '#api/cli/due-line.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { dueAfter } from '#domain/hours/working-time.ts'
import { calendar, ms } from '#kit/calendars.ts'
import { handover, openStory, people } from '#kit/story.ts'
import { figure } from './figure.ts'

/** Prints how long clocks and working time take on this machine: `node test/bench/clocks.ts`. */
const { ana, noor, kim } = people
const story = openStory({ at: '2026-11-02T08:00:00Z' })
for (let index = 0; story.events.length < 1000; index++) {
  const who = story.ticket.level === 1 ? ana : noor
  story
    .after('PT37M')
    .do(who, { type: 'reply', body: 'Which run?', attachments: [] })
    .do(who, { type: 'wait', on: 'requester' })
  story.after('PT11M').do(kim, { type: 'reply', body: 'Run 4711.', attachments: [] })
  const grade = index % 2 ? 'high' : 'low'
  if (index % 3 === 0) story.do(who, { type: 'reprioritise', impact: grade, urgency: grade })
  if (index === 50) story.do(who, { type: 'escalate', reason: 'Needs the owner.', handover })
}
for (let run = 0; run < 200; run++) clocksOf(story.events, story.model, story.now)
report('clocks of a ticket with 1,000 events', 50, () => clocksOf(story.events, story.model, story.now))
report('the same, explained', 20, () => clocksOf(story.events, story.model, story.now, { explain: true }))

const hours = { mon: ['09:00-12:00', '13:00-17:00'], wed: ['22:00-06:00'], fri: ['09:00-17:00'] }
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo']
const lines = Array.from({ length: 20_000 }, (_, index) =>
  JSON.stringify({
    calendar: { timeZone: zones[index % 5], hours, holidays: [`2026-12-${10 + (index % 20)}`] },
    start: `2026-${String(1 + (index % 12)).padStart(2, '0')}-05T08:${String(index % 60).padStart(2, '0')}:00Z`,
    target: `PT${1 + (index % 90_000)}S`,
    pauses: [['2026-03-05T09:00:00Z', '2026-03-06T09:00:00Z']],
  }),
)
rate('lines of `ladder due`, 100 calendars', lines)
rate(
  'lines of `ladder due`, a calendar each',
  lines.slice(0, 5000).map((line, index) => line.replace('09:00-12:00', `0${index % 8}:${10 + (index % 49)}-12:00`)),
)

const monday = Temporal.PlainDate.from('2026-01-05')
const closed = Array.from({ length: 3000 }, (_, week) => week).filter((week) => week % 52 !== 0)
const yearly = calendar(
  'Europe/Berlin',
  { mon: ['09:00-10:00'] },
  closed.map((week) => monday.add({ weeks: week }).toString()),
)
report('50 hours in a calendar open one hour a year', 20, () =>
  dueAfter(yearly, ms('2026-01-01T00:00:00Z'), 50 * 3_600_000),
)
const always = calendar(
  'Europe/Berlin',
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
)
report('a million hours around the clock', 20, () => dueAfter(always, ms('2026-01-01T00:00:00Z'), 3.6e12))

function report(what: string, runs: number, work: () => unknown) {
  work()
  const started = performance.now()
  for (let run = 0; run < runs; run++) work()
  figure(what, (performance.now() - started) / runs, 'ms')
}

function rate(what: string, all: string[]) {
  const answer = makeDueAnswerer()
  const started = performance.now()
  for (const line of all) answer(line)
  figure(what, all.length / ((performance.now() - started) / 1000), 'a second')
}
