import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { findTeam } from '#domain/model/entries.ts'
import { helpersOf } from '#domain/model/ladder.ts'
import { placesOf } from '#domain/model/places.ts'
import { causeOf, policyOf, promisesOf, routeOf } from '#domain/model/routing.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { fieldsToCollect } from '#domain/ticket/escalation.ts'
import { openingAt } from '#domain/views/opening.ts'
import type { Promised, PromiseQuestion } from '#domain/views/promise.ts'
import { findAutomation, type World } from '../world.ts'

/** Who would get it, and by when they would answer and solve it. */
export function promiseNow(world: World, question: PromiseQuestion): Result<Promised> {
  const { model } = world
  const automation = findAutomation(world, question.automation)
  const article = question.article ? world.articles.get(question.article) : null
  if (question.automation && !automation) return refuse('ticket.unknown-automation')
  if (article === undefined) return refuse('ticket.unknown-article')
  const cause = causeOf(model, automation, question)
  const route = routeOf(model, cause)
  const places = placesOf(model, cause.owner)
  const team = findTeam(model, route.team)
  const policy = policyOf(model, { ...cause, ...route })
  const at = world.now()
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
    calendar: openingAt(calendarOf(model, team?.calendar ?? policy.calendar), at),
    promise: promisesOf(model, route, stamp(at)),
    ladder: model.levels
      .filter(({ level }) => level === 0)
      .map(({ level, name }) => ({ level, name, team: '' }))
      .concat(helpersOf(model, { owner: cause.owner, vendor: automation?.vendor })),
    skipped: model.levels
      .filter(({ level }) => level >= 1 && !places.some((place) => place.level === level))
      .map(({ level, name }) => ({ level, name })),
    collect: fieldsToCollect({ automation, article }),
  })
}
