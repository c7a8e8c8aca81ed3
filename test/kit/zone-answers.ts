import { makeDueAnswerer } from '#api/cli/due-line.ts'
import { live, openAny } from './life.ts'

/** Prints the same answers in every process, whatever the zone of the machine: working time, clocks and ledgers of made-up lives. */
const answer = makeDueAnswerer({ explain: true })
const hours = { mon: ['09:00-12:00', '13:00-17:00'], tue: ['22:00-06:00'], sat: ['00:00-24:00'], sun: ['00:00-24:00'] }
for (const timeZone of [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/Sao_Paulo',
]) {
  for (const date of ['2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31', '2018-11-03']) {
    const start = `${date}T13:37:11Z`
    console.log(answer(JSON.stringify({ calendar: { timeZone, hours, holidays: [date] }, start, target: 'PT53H' })))
  }
}
const steps = Array.from({ length: 60 }, (_, index) => ({
  by: (index * 7) % 21,
  verb: (index * 11) % 41,
  pick: (index * 5) % 12,
  seconds: (index * 7919) % 90_000,
}))
for (const model of ['two', 'three', 'five', 'recompute', 'reset'] as const) {
  const story = live(openAny(model, 77), steps)
  console.log(JSON.stringify([story.events, story.clocks(), story.ledger()]))
}
