import type { Ledger } from '#domain/clocks/ledger.ts'
import type { Clock } from '#domain/clocks/measure.ts'
import { models, modelWith } from './model.ts'
import { handover, openStory, people, type Story } from './story.ts'

const { ana, jonas, noor, hana, kim } = people
const says = (body: string) => ({ type: 'reply' as const, body, attachments: [] })

const longDay = ['08:00-18:00']
const promises = { respond: 'PT15M', update: 'PT1H', resolve: 'PT4H' }
/** 17:55 in Berlin on the Friday before Whit Monday, under a promise that counts office hours only. */
const whitsun = {
  at: '2027-05-14T15:55:00Z',
  model: modelWith(
    {
      teams: models.five.teams.map((team) => ({ ...team, calendar: 'long-day' })),
      sla: [
        { name: 'Office', calendar: 'long-day', targets: { P1: promises, P2: promises, P3: promises, P4: promises } },
      ],
    },
    [
      {
        id: 'long-day',
        timeZone: 'Europe/Berlin',
        hours: { mon: longDay, tue: longDay, wed: longDay, thu: longDay, fri: longDay },
        holidays: ['2027-05-17'],
      },
    ],
  ),
}

/** The named stories: how each was lived, once. Their logs are kept as golden files and never written again. */
export const stories: Record<string, () => Story> = {
  'friday-before-a-holiday': () => {
    const story = openStory({ ...whitsun, automation: 'order-sync', impact: 'high', urgency: 'high' })
    story.at('2027-05-18T05:30:00Z').tick()
    return story
      .at('2027-05-18T06:08:00Z')
      .do(jonas, { type: 'acknowledge' })
      .after('PT35M')
      .do(jonas, says('The session of the connection ended. We are reconnecting it.'))
      .after('PT2H')
      .do(jonas, { type: 'resolve', note: 'Reconnected, and ran the missed orders again.' })
      .after('PT1H')
      .do(kim, { type: 'confirm' })
  },

  'up-to-the-vendor-and-back': () => {
    const story = openStory({ at: '2026-11-24T08:00:00Z', automation: 'order-sync' })
      .after('PT12M')
      .do(ana, says('Looking into it.'))
      .after('PT20M')
      .do(ana, { type: 'escalate', reason: 'Not the session.', handover })
      .after('PT1H')
      .do(noor, { type: 'assign', to: 'noor@example.com' })
      .after('PT1H')
      .do(noor, { type: 'escalate', reason: 'The connector itself fails.', handover })
      .after('PT30M')
      .do(hana, { type: 'escalate', reason: 'A fault of the platform.', handover })
      .do(hana, { type: 'open-vendor-ticket', reference: 'WK-88121', severity: 'P1' })
      .do(hana, { type: 'wait', on: 'vendor' })
      .do(hana, says('The vendor of the platform is on it.'))
    story.at('2026-11-24T18:30:00Z').tick()
    const [vendor] = story.ticket.vendorTickets
    return story
      .do(hana, { type: 'answer-vendor-ticket', vendorTicket: vendor?.id ?? '', note: 'Fixed in their release.' })
      .at('2026-11-25T07:30:00Z')
      .do(hana, { type: 'return', to: 2, reason: 'Please check that all orders arrived.' })
      .after('PT45M')
      .do(noor, { type: 'resolve', note: 'All orders arrived.' })
  },

  'it-bounces': () =>
    openStory({ at: '2026-11-24T08:00:00Z' })
      .after('PT10M')
      .do(ana, { type: 'escalate', reason: 'Theirs.', handover })
      .after('PT30M')
      .do(noor, { type: 'return', reason: 'A question of access: the desk grants it.' })
      .after('PT15M')
      .do(ana, { type: 'escalate', reason: 'Access is there.', handover })
      .after('PT2H')
      .do(noor, { type: 'return', reason: 'Still no access.' })
      .after('PT30M')
      .do(hana, { type: 'acknowledge' })
      .after('PT20M')
      .do(hana, { type: 'resolve', note: 'The role was missing in one environment.' }),

  reopened: () => {
    const story = openStory({ at: '2026-11-24T08:00:00Z' })
      .after('PT30M')
      .do(ana, says('Please try again.'))
      .after('PT1H')
      .do(ana, { type: 'resolve', note: 'Restarted.' })
      .at('2026-11-26T10:00:00Z')
      .do(kim, says('It stopped again.'))
    story.at('2026-12-01T09:00:00Z').tick()
    return story.do(ana, { type: 'resolve', note: 'Raised the limit of the queue.' })
  },

  'priority-changes-while-paused': () =>
    openStory({ at: '2026-11-24T08:00:00Z' })
      .after('PT30M')
      .do(ana, says('Which run?'))
      .do(ana, { type: 'wait', on: 'requester' })
      .after('PT3H')
      .do(ana, { type: 'reprioritise', impact: 'high', urgency: 'high', reason: 'Payroll is tomorrow.' })
      .at('2026-11-25T09:00:00Z')
      .do(kim, says('Run 4711.'))
      .after('PT2H')
      .do(ana, { type: 'resolve', note: 'Ran 4711 again.' }),
}

/** Models that stories were lived under, by the version their logs pin. */
export const storyModels = { [whitsun.model.version]: whitsun.model, [models.five.version]: models.five }

/** Clocks and ledger of a ticket for a reader: every promise, its state, and why each stretch counted or not. */
export function tell(clocks: readonly Clock[], ledger: Ledger): string {
  const lines = clocks.flatMap((clock) => [
    `${clock.name} ${clock.cycle}${clock.level ? ` at level ${clock.level}` : ''}: ${clock.state}, ${time(clock.elapsed)} of ${time(clock.target)} in "${clock.calendar}", due ${clock.due ?? 'after the pause'}`,
    ...clock.segments.map(
      ({ from, to, seconds, kind, reason, by }) =>
        `  ${short(from)} to ${short(to)}  ${time(seconds).padStart(10)}  ${kind}${reason ? ` for the ${reason}` : ''}${by ? `, ${by}` : ''}`,
    ),
    '',
  ])
  const had = ledger.entries.map((entry) => {
    const who = entry.who === 'level' ? `level ${entry.level}` : entry.who.replace('-', ' ')
    return `  ${who.padEnd(14)}${time(entry.seconds).padStart(10)}`
  })
  return [
    ...lines,
    `who had the ${time(ledger.seconds)} from ${short(ledger.from)} to ${short(ledger.to)}`,
    ...had,
    '',
  ].join('\n')
}

function short(at: string): string {
  return at.replace('T', ' ').replace('.000Z', '')
}

function time(seconds: number): string {
  const whole = Math.abs(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return `${seconds < 0 ? '-' : ''}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`
}
