import type { Field } from '#domain/base/field.ts'
import { type Result, refuse } from '#domain/base/result.ts'
import { findLevel, findTeam } from '#domain/model/entries.ts'
import { placesOf } from '#domain/model/places.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import type { Search } from '#domain/search/result.ts'
import type { Command } from '#domain/ticket/command.ts'
import { fieldsToCollect, handoverFields, placeAbove } from '#domain/ticket/escalation.ts'
import type { Actor } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { act } from '../actions/act.ts'
import { announce } from '../actions/announce.ts'
import { askOpened } from '../actions/answers.ts'
import { openTicket } from '../actions/open.ts'
import { tick } from '../actions/tick.ts'
import type { World } from '../actions/world.ts'
import { settleNotices } from '../store/outbox.ts'
import { findTicket, hasTickets } from '../store/tickets.ts'
import { pastStories } from './history.ts'
import { seedQuestions } from './questions.ts'
import { liveStories } from './stories.ts'
import type { DeskAct, Role, Step, Story } from './story.ts'
import { seedVisits } from './visits.ts'

type Support = Extract<Actor, { kind: 'support' }>
type Moment = { at: Temporal.Instant; story: Story; step: Step | null }
type Running = { ref: string; token: string }

export type Seeded = { tickets: number; questions: number; visits: number; refused: string[] }

/** Fills an empty store with the demo world, through the same actions that people use; time passes as it would have. */
export async function seedWorld(world: World, search: Search): Promise<Seeded> {
  const now = world.now()
  const zone = timeZoneOf(world.model)
  const running = new Map<Story, Running>()
  const refused: string[] = []
  for (const { at, story, step } of momentsOf([...pastStories(now, zone), ...liveStories], now)) {
    const then: World = { ...world, now: () => at }
    await tick(then, { asOf: at })
    const done = step === null ? await begin(then, story, running) : await play(then, running.get(story), step)
    if (step === null) await askOpened(then, search)
    if (!done.ok) refused.push(`${story.open.title}: ${step ? step.do.type : 'open'}: ${done.error.code}`)
  }
  await tick(world, { asOf: now })
  const community = await seedQuestions(world)
  await world.transact(settleNotices)
  const { visits } = await seedVisits(world, zone)
  return { tickets: running.size, questions: community.questions, visits, refused: [...refused, ...community.refused] }
}

/** Whether the store holds no ticket yet. */
export async function isEmpty(world: World): Promise<boolean> {
  return !(await hasTickets(world.read))
}

function momentsOf(stories: readonly Story[], now: Temporal.Instant): Moment[] {
  return stories
    .flatMap((story) => {
      let at = onWorkingDay(now.subtract(story.ago), now)
      const moments: Moment[] = [{ at, story, step: null }]
      for (const step of story.steps) {
        at = at.add(step.after)
        moments.push({ at, story, step })
      }
      return moments
    })
    .filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** A story that began on a weekend began on the Friday before; one of today stays where it is. */
function onWorkingDay(at: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const over = at.toZonedDateTimeISO('UTC').dayOfWeek - 5
  return over > 0 && at.until(now).total('hours') > 12 ? at.subtract({ hours: 24 * over }) : at
}

async function begin(world: World, story: Story, running: Map<Story, Running>): Promise<Result<unknown>> {
  const { windowIn, details = {}, automation, article, attempt, ...open } = story.open
  const from = windowIn ? world.now().add(windowIn) : null
  const known = automation ? world.automations.get(automation) : undefined
  const page = article ? world.articles.get(article) : undefined
  const opened = await openTicket(world, {
    ...open,
    details: fill(fieldsToCollect({ automation: known, article: page }), details),
    ...(known ? { automation: known.id } : {}),
    ...(page ? { article: page.id } : {}),
    ...(attempt ? { attempt: { ...attempt, ...(page ? { revision: page.revision } : {}) } } : {}),
    ...(from ? { window: { from: from.toString(), to: from.add('PT2H').toString() } } : {}),
  })
  if (opened.ok) running.set(story, opened.value)
  return opened
}

async function play(world: World, running: Running | undefined, step: Step): Promise<Result<unknown>> {
  if (!running) return refuse('ticket.not-found')
  if (step.by === 'requester')
    return act(world, { token: running.token }, step.do.type === 'reply' ? { ...step.do, attachments: [] } : step.do, {
      by: 'requester',
    })
  const stored = await findTicket(world.read, { ref: running.ref })
  if (!stored) return refuse('ticket.not-found')
  const by = personOf(world, stored.ticket, step.by)
  if (step.do.type === 'announce') {
    const { title, body } = step.do
    return announce(world, { title, body, ticket: running.ref }, by)
  }
  return act(world, { ref: running.ref }, commandOf(world, stored.ticket, { deed: step.do, by }), { by })
}

function commandOf(
  world: World,
  ticket: Ticket,
  { deed, by }: { deed: Exclude<DeskAct, { type: 'announce' }>; by: Support },
): Command {
  switch (deed.type) {
    case 'take':
      return { type: 'assign', to: by.email }
    case 'reply':
    case 'note':
      return { ...deed, attachments: [] }
    case 'vendor':
      return {
        type: 'open-vendor-ticket',
        reference: deed.reference,
        ...(deed.chase ? { nextChase: world.now().add(deed.chase).toString() } : {}),
      }
    case 'vendor-answers':
      return { type: 'answer-vendor-ticket', vendorTicket: ticket.vendorTickets.at(-1)?.id ?? '', note: deed.note }
    case 'escalate': {
      const place = placeAbove(world.model, ticket)
      const level = findLevel(world.model, place?.level)
      const automation = world.automations.get(ticket.automation ?? '') ?? null
      const article = world.articles.get(ticket.article ?? '') ?? null
      return { ...deed, handover: fill(handoverFields(ticket, level, { automation, article }), deed.handover) }
    }
    case 'resolve': {
      const { article, ...rest } = deed
      return article && world.articles.has(article) ? { ...rest, article } : rest
    }
    case 'acknowledge':
    case 'resume':
    case 'close':
    case 'wait':
    case 'return':
    case 'reprioritise':
      return deed
  }
}

/** Answers to fields: those of the story, and something of the right shape for what else is required. */
function fill(fields: readonly Field[], given: Readonly<Record<string, string>>): Record<string, string> {
  const required = fields.filter(({ name, required }) => required && !given[name])
  const known = new Set(fields.map(({ name }) => name))
  const told = Object.entries(given).filter(([name]) => known.has(name))
  return Object.fromEntries([
    ...told,
    ...required.map(({ name, options }) => [name, options?.[0] ?? 'See the run history']),
  ])
}

function personOf({ model }: World, ticket: Ticket, role: Role): Support {
  const places = placesOf(model, ticket.owner)
  const id = role === 'desk' ? places[0]?.team : role === 'top' ? places.at(-1)?.team : ticket.team
  const members = findTeam(model, id)?.members ?? []
  const member = (role === 'colleague' ? members[1] : members[0]) ?? members[0]
  return { kind: 'support', name: member?.name ?? '', email: member?.email ?? '', teams: id ? [id] : [] }
}
