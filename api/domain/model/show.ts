import { secondsOf } from '../base/duration.ts'
import { millis, stampOf } from '../base/time.ts'
import { dueAfter } from '../hours/working-time.ts'
import type { Automation } from './automation.ts'
import { findTeam, findVendor } from './entries.ts'
import { assigneeOnEntry, onCallAt } from './on-call.ts'
import { placesOf } from './places.ts'
import { causeOf, policyOf, priorityOf } from './routing.ts'
import type { Grade, Priority, SupportModel, TicketType } from './support-model.ts'
import { sayUncovered, uncovered } from './uncovered.ts'
import { calendarOf } from './work-calendars.ts'

/** A target with the calendar it counts in, and when it would be due for a ticket filed at the instant; null when that is not known yet. */
export type ShownTarget = { clock: string; target: string; calendar: string; riskAt: string | null; due: string | null }

type ShownLevel = {
  level: number
  name: string
  team: string
  members: string[]
  /** Who is on call for the team at the instant and until when, and whether tickets are assigned to them as they come. */
  onCall: { name: string; until: string | null; assigned: boolean } | null
  calendar: string
  targets: ShownTarget[]
  /** The vendor whose tickets this level logs, with the contract's target for this priority. */
  vendor: { name: string; calendar: string; target: string | null } | null
}

/** A rule of the model that a ticket of this kind can meet; `when` is the instant, as far as it is known when filing. */
type ShownRule = {
  when: string
  at: number
  to: number | null
  name: string | null
  not: string | null
  instant: string | null
}

export type Shown = {
  automation: Automation | null
  type: TicketType
  priority: Priority
  at: string
  policy: string
  /** Zone of the first level's calendar, in which its people read the clock. */
  timeZone: string
  promises: ShownTarget[]
  levels: ShownLevel[]
  /** Levels of the model that a ticket like this one skips, and why. */
  skipped: { level: number; name: string; why: string }[]
  rules: ShownRule[]
  /** What is promised and nobody can keep, because everybody who could act is shut while it counts. */
  contradicts: string | null
  pauses: SupportModel['pauses']
  autoClose: string
}

export type Ask = {
  automation: Automation | null
  type?: TicketType | undefined
  /** Without it, from impact × urgency and criticality, as for a ticket. */
  priority?: Priority | undefined
  impact?: Grade | undefined
  urgency?: Grade | undefined
  at: string
}

/** Who gets such a ticket, in which order, with which targets, promises and escalations, when it is filed at an instant. */
export function showRoute(model: SupportModel, { automation, priority: given, at, ...ask }: Ask): Shown {
  const cause = causeOf(model, automation, ask)
  const priority = given ?? priorityOf(model, cause)
  const places = placesOf(model, cause.owner)
  const first = places[0]
  if (!first) throw new Error(`support model ${model.version} has no level that helps`)
  const policy = policyOf(model, { ...cause, priority, team: first.team })
  const targets = policy.targets[priority] ?? {}
  const gap = uncovered(model, { ...policy, targets: { [priority]: targets } }, cause.owner)
  const targetOf = (clock: string, target: string | undefined, place: { calendar: string; known: boolean }) =>
    target ? [shownTarget(model, { clock, target, at, ...place })] : []
  const promises = (['respond', 'update', 'resolve'] as const).flatMap((clock) =>
    targetOf(clock, targets[clock], { calendar: policy.calendar, known: clock !== 'update' }),
  )
  const levels = places.map(({ level, team, name, entry }): ShownLevel => {
    const group = findTeam(model, team)
    const calendar = entry.calendar ?? group?.calendar ?? policy.calendar
    const known = level === first.level
    return {
      level,
      name,
      team: group?.name ?? team,
      members: group?.members.map((member) => member.name) ?? [],
      onCall: shownOnCall(model, { team, at }),
      calendar,
      targets: [
        ...targetOf('accept', entry.accept, { calendar, known }),
        ...targetOf('hold', entry.hold, { calendar, known }),
      ],
      vendor: entry.vendor ? vendorOf(model, automation, priority) : null,
    }
  })
  return {
    automation,
    type: cause.type,
    priority,
    at,
    policy: policy.name,
    timeZone: calendarOf(model, levels[0]?.calendar ?? policy.calendar).timeZone,
    promises,
    levels,
    skipped: model.levels
      .filter(({ level }) => level >= 1 && !places.some((place) => place.level === level))
      .map(({ level, name }) => ({ level, name, why: 'a request about no automation has no owner team' })),
    rules: rulesOf(model, { levels, promises }),
    contradicts: gap && sayUncovered(gap),
    pauses: model.pauses,
    autoClose: model.autoClose,
  }
}

type Counted = { clock: string; target: string; calendar: string; at: string; known: boolean }

function shownTarget(model: SupportModel, { clock, target, calendar, at, known }: Counted): ShownTarget {
  const whole = secondsOf(target) * 1000
  const share = Number.parseInt(model.atRisk, 10) / 100
  const after = (amount: number) => {
    const due = known ? dueAfter(calendarOf(model, calendar), millis(at), amount) : null
    return due === null ? null : stampOf(due)
  }
  return { clock, target, calendar, riskAt: after(Math.round(whole * share)), due: after(whole) }
}

function shownOnCall(model: SupportModel, { team, at }: { team: string; at: string }): ShownLevel['onCall'] {
  const found = onCallAt(model, team, at)
  return found && { name: found.person.name, until: found.until, assigned: assigneeOnEntry(model, team, at) !== null }
}

function vendorOf(model: SupportModel, automation: Automation | null, priority: Priority): ShownLevel['vendor'] {
  const vendor = findVendor(model, automation?.vendor)
  return vendor ? { name: vendor.name, calendar: vendor.calendar, target: vendor.targets[priority] ?? null } : null
}

/** The model's rules as such a ticket would meet them: where it would go, or why the rule cannot apply. */
function rulesOf(model: SupportModel, { levels, promises }: Pick<Shown, 'levels' | 'promises'>): ShownRule[] {
  return model.escalate.map(({ when, at, to }) => {
    const [clock = '', happening] = when.split(' ')
    const level = levels.find((entry) => entry.level === at)
    const target =
      levels.findLast((entry) => entry.level > at) && levels.find((entry) => entry.level >= Math.max(to, at + 1))
    const counted = [...promises, ...(level?.targets ?? [])].find((entry) => entry.clock === clock)
    const runs = clock === 'vendor' ? levels.some(({ vendor }) => vendor?.target) : counted !== undefined
    const not = !level
      ? `this ticket has no level ${at}`
      : !target
        ? `this ticket has no level ${to} or above`
        : runs
          ? null
          : `it has no ${clock} target`
    return {
      when,
      at,
      to: target?.level ?? null,
      name: target?.name ?? null,
      not,
      instant: not ? null : ((happening === 'breached' ? counted?.due : counted?.riskAt) ?? null),
    }
  })
}
