import type { Field } from '#domain/base/field.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp, stampOf } from '#domain/base/time.ts'
import { isOpen, nextOpen, openUntil } from '#domain/hours/working-time.ts'
import { rungsOf } from '#domain/model/ladder.ts'
import { placesOf } from '#domain/model/places.ts'
import { causeOf, type Promises, policyOf, promisesOf, routeOf } from '#domain/model/routing.ts'
import type { Grade, Priority, TicketType } from '#domain/model/support-model.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { fieldsToCollect } from '#domain/ticket/escalation.ts'
import type { World } from '../world.ts'

/** What would be promised to somebody who escalates now. */
export type Promised = {
  about: { automation: { id: string; name: string } | null; article: { id: string; title: string; url: string } | null }
  priority: Priority
  level: number
  levelName: string
  team: { id: string; name: string }
  policy: string
  calendar: { timeZone: string; open: boolean; openUntil: string | null; opensAt: string | null }
  promise: Promises
  ladder: { level: number; name: string; team: string }[]
  collect: Field[]
}

export type PromiseQuestion = {
  automation?: string | undefined
  article?: string | undefined
  type?: TicketType | undefined
  impact?: Grade | undefined
  urgency?: Grade | undefined
}

/** Who would get it, and by when they would answer and solve it. */
export function promiseNow(world: World, question: PromiseQuestion): Result<Promised> {
  const { model } = world
  const automation = question.automation ? world.automations.get(question.automation) : null
  const article = question.article ? world.articles.get(question.article) : null
  if (automation === undefined) return refuse('ticket.unknown-automation')
  if (article === undefined) return refuse('ticket.unknown-article')
  const cause = causeOf(model, automation, question)
  const route = routeOf(model, cause)
  const places = placesOf(model, cause.owner)
  const team = model.teams.find(({ id }) => id === route.team)
  const policy = policyOf(model, { ...cause, ...route })
  const at = world.now()
  const calendar = calendarOf(model, team?.calendar ?? policy.calendar)
  const open = isOpen(calendar, at.epochMilliseconds)
  const until = open ? openUntil(calendar, at.epochMilliseconds) : null
  return ok({
    about: {
      automation: automation ? { id: automation.id, name: automation.name } : null,
      article: article ? { id: article.id, title: article.title, url: article.url } : null,
    },
    priority: route.priority,
    level: route.level,
    levelName: places.find(({ level }) => level === route.level)?.name ?? '',
    team: { id: route.team, name: team?.name ?? route.team },
    policy: route.policy,
    calendar: {
      timeZone: calendar.timeZone,
      open,
      openUntil: until === null ? null : stampOf(until),
      opensAt: open ? null : stampOf(nextOpen(calendar, at.epochMilliseconds)),
    },
    promise: promisesOf(model, route, stamp(at)),
    ladder: model.levels
      .filter(({ level }) => level === 0)
      .map(({ level, name }) => ({ level, name, team: '' }))
      .concat(rungsOf(model, { owner: cause.owner, vendor: automation?.vendor })),
    collect: fieldsToCollect({ automation, article }),
  })
}
