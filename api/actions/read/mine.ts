import { stamp } from '#domain/base/time.ts'
import { reviewer } from '#domain/knowledge/review.ts'
import type { Automation } from '#domain/model/automation.ts'
import { findTeam } from '#domain/model/entries.ts'
import { teamRef } from '#domain/model/people.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import type { Mine, OwnedAutomation } from '#domain/views/mine.ts'
import { openByAutomation, openedByAutomation } from '../../store/automations.ts'
import { readKnownProblems } from '../../store/known-problems.ts'
import { findAutomation, type World } from '../world.ts'
import { readGaps } from './gaps.ts'
import { readHealth } from './health.ts'

const days = 28
const mostGaps = 200
const mostShown = 5

/** What the automations of some teams ask of those who own them. */
export async function readMine(world: World, teams: readonly string[]): Promise<Mine> {
  const now = world.now()
  const owned = [...world.automations.values()].filter(({ owner }) =>
    teams.includes(findTeam(world.model, owner)?.id ?? owner),
  )
  const items = owned.length === 0 ? [] : owned.map(await aboutThem(world, owned))
  return {
    teams: teams.map((id) => teamRef(world.model, id)),
    asOf: stamp(now),
    items: items.sort(
      (a, b) =>
        b.late - a.late || b.problems.length - a.problems.length || b.open - a.open || (a.name < b.name ? -1 : 1),
    ),
  }
}

/** Tells of each automation; there must be one at least. */
async function aboutThem(world: World, owned: readonly Automation[]): Promise<(one: Automation) => OwnedAutomation> {
  const { read, model } = world
  const now = world.now()
  const ids = owned.flatMap(({ id, was }) => [id, ...was])
  const [split, from, to] = [days, 2 * days, 0].map((back) =>
    stamp(now.subtract({ hours: 24 * back }).add({ milliseconds: 1 })),
  ) as [string, string, string]
  const open = await openByAutomation(read, { ids, asOf: stamp(now) })
  const lately = await openedByAutomation(read, { ids, from: split, to })
  const before = await openedByAutomation(read, { ids, from, to: split })
  const problems = await readKnownProblems(read, { automation: ids })
  const gaps = (await readGaps(world, { state: 'open', limit: mostGaps })).items
  const health = new Map((await readHealth(world, { limit: 1 })).automations.map(({ id, sum }) => [id, sum]))
  const today = now.toZonedDateTimeISO(timeZoneOf(model)).toPlainDate().toString()
  const review = reviewer({ every: model.defaults.reviewEvery, today })
  const articles = Map.groupBy(world.articles.values(), (article) => findAutomation(world, article.automation)?.id)
  const sum = (counts: ReadonlyMap<string, number>, { id, was }: Automation) =>
    [id, ...was].reduce((all, name) => all + (counts.get(name) ?? 0), 0)
  return (automation) => {
    const { id, name, criticality, owner, was } = automation
    const here = [id, ...was].flatMap((one) => open.get(one) ?? [])
    const mine = articles.get(id) ?? []
    const of = health.get(id)
    return {
      ...{ id, name, criticality, owner: teamRef(model, owner) },
      open: here.reduce((all, one) => all + one.open, 0),
      late: here.reduce((all, one) => all + one.late, 0),
      unassigned: here.reduce((all, one) => all + one.unassigned, 0),
      opened: sum(lately, automation),
      openedBefore: sum(before, automation),
      problems: problems
        .filter((problem) => [id, ...was].includes(problem.automation ?? ''))
        .map((problem) => ({ id: problem.id, title: problem.title })),
      gaps: gaps
        .filter((gap) => gap.automation?.id === id)
        .slice(0, mostShown)
        .map((gap) => ({ id: gap.id, name: gap.name, count: gap.count })),
      articles: mine.length,
      overdue: mine
        .flatMap((article) => {
          const { due, overdue } = review(article)
          return overdue && due ? [{ id: article.id, title: article.title, due }] : []
        })
        .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
      good: of?.good ?? 0,
      bad: of?.bad ?? 0,
      harmed: of?.harmed ?? 0,
    }
  }
}
