import { makeChance, pick } from './chance.ts'
import { people, type Step, type Story } from './story.ts'

type Template = {
  title: string
  description: string
  automation: string
  type: 'incident' | 'question' | 'change'
  note: string
  hard: boolean
  /** What solves it, more often than not. */
  article?: string
}

const templates: Template[] = [
  {
    title: 'Orders stuck in “Pending”',
    description: 'Some orders stay in Pending.',
    automation: 'order-sync',
    type: 'incident',
    note: 'A tax code was missing; the orders were replayed.',
    hard: false,
    article: 'runbooks/order-sync/orders-stuck-pending',
  },
  {
    title: 'Duplicate orders in NetSuite',
    description: 'Two sales orders for one order of ours.',
    automation: 'order-sync',
    type: 'incident',
    note: 'The second one was voided; the external id was empty.',
    hard: true,
    article: 'runbooks/order-sync/duplicate-orders',
  },
  {
    title: 'Invoice waits for an approver who left',
    description: 'The approval is with somebody who is no longer here.',
    automation: 'invoice-approval',
    type: 'incident',
    note: 'The approval was moved to the deputy.',
    hard: false,
    article: 'runbooks/invoice-approval/approver-left',
  },
  {
    title: 'How long does a payout take to show up?',
    description: 'The provider says it was sent.',
    automation: 'payout-reconciliation',
    type: 'question',
    note: 'One working day. It is matched at 18:00.',
    hard: false,
  },
  {
    title: 'Lead assigned to the wrong region',
    description: 'A lead from Austria went to the Nordics.',
    automation: 'lead-routing',
    type: 'incident',
    note: 'The postcode range was corrected.',
    hard: true,
  },
  {
    title: 'Account missing for a new colleague',
    description: 'The account is not there on the first day.',
    automation: 'new-hire-onboarding',
    type: 'incident',
    note: 'The start date was in the future; the run was started by hand.',
    hard: false,
    article: 'runbooks/new-hire-onboarding/account-not-created',
  },
  {
    title: 'Returns label is not sent',
    description: 'The customer did not get the label.',
    automation: 'returns-intake',
    type: 'incident',
    note: 'The mailbox was full.',
    hard: false,
    article: 'runbooks/returns-intake/no-return-label',
  },
  {
    title: 'Tracking is a day late',
    description: 'The status of parcels is from yesterday.',
    automation: 'shipment-tracker',
    type: 'incident',
    note: 'The rate limit of the carrier was reached; the schedule was spread.',
    hard: true,
    article: 'runbooks/shipment-tracker/events-are-stale',
  },
  {
    title: 'Please pause the stock bot during stocktaking',
    description: 'Saturday from 8 to 14.',
    automation: 'stock-level-bot',
    type: 'change',
    note: 'It was paused and started again.',
    hard: false,
  },
  {
    title: 'Quote PDF has the old logo',
    description: 'The template seems to be old.',
    automation: 'quote-generator',
    type: 'change',
    note: 'The template was replaced.',
    hard: false,
  },
]
const crowd = Object.values(people)
const hoursOfDay = [8, 9, 9, 10, 11, 13, 14, 15, 16]
const days = 56

/** Eight weeks of solved requests, the same every time: what reports and "recent requests" are read from. */
export function pastStories(now: Temporal.Instant, timeZone: string): Story[] {
  const chance = makeChance(20261124)
  const today = now.toZonedDateTimeISO(timeZone)
  const stories: Story[] = []
  for (let back = days; back >= 3; back--) {
    const day = today.subtract({ days: back })
    if (day.dayOfWeek > 5) continue
    for (let n = 0; n < (chance() < 0.45 ? 2 : 1); n++) {
      const template = pick(templates, chance)
      const filed = day.round({ smallestUnit: 'day', roundingMode: 'floor' }).add({
        hours: pick(hoursOfDay, chance),
        minutes: Math.floor(chance() * 60),
      })
      stories.push({
        ago: `PT${Math.floor(filed.until(today).total('minutes'))}M`,
        open: {
          title: template.title,
          description: template.description,
          requester: pick(crowd, chance),
          type: template.type,
          automation: template.automation,
          impact: chance() < 0.2 ? 'high' : chance() < 0.6 ? 'medium' : 'low',
          urgency: chance() < 0.2 ? 'high' : chance() < 0.7 ? 'medium' : 'low',
        },
        steps: stepsOf(template, chance),
      })
    }
  }
  return stories
}

function stepsOf({ note, hard, article }: Template, chance: () => number): Step[] {
  const minutes = (most: number) => `PT${3 + Math.floor(chance() * most)}M`
  const solve: Step['do'] & { type: 'resolve' } = {
    type: 'resolve',
    note,
    ...(article && chance() < 0.7 ? { article } : {}),
  }
  const steps: Step[] = [
    { after: minutes(chance() < 0.12 ? 200 : 25), by: 'holder', do: { type: 'take' } },
    { after: minutes(10), by: 'holder', do: { type: 'reply', body: 'Thank you, I am looking at it now.' } },
  ]
  if (chance() < 0.3)
    steps.push(
      { after: minutes(20), by: 'holder', do: { type: 'wait', on: 'requester' } },
      { after: minutes(240), by: 'requester', do: { type: 'reply', body: 'It is the one from this morning.' } },
    )
  if (hard)
    steps.push(
      {
        after: minutes(60),
        by: 'holder',
        do: {
          type: 'escalate',
          reason: 'This needs the people who built it.',
          handover: {
            tried: 'The runbook, all steps.',
            evidence: 'Two failed runs in the history.',
            ask: 'Find the cause and mend it.',
          },
        },
      },
      { after: minutes(120), by: 'holder', do: { type: 'take' } },
    )
  steps.push({ after: minutes(hard ? 400 : 90), by: 'holder', do: solve })
  if (chance() < 0.08)
    steps.push(
      { after: minutes(120), by: 'requester', do: { type: 'reopen', reason: 'It came back this afternoon.' } },
      { after: minutes(90), by: 'holder', do: solve },
    )
  if (chance() < 0.5)
    steps.push({
      after: minutes(300),
      by: 'requester',
      do: { type: 'rate', score: chance() < 0.7 ? 5 : chance() < 0.6 ? 4 : 2 },
    })
  return steps
}
