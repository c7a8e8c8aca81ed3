import { stamp } from '#domain/base/time.ts'
import { addDeflected, type Deflected, noneDeflected } from '#domain/knowledge/deflection.ts'
import { type VisitOutcome, visitOutcomes } from '#domain/knowledge/visit.ts'
import type { Deflection, DeflectionQuestion } from '#domain/views/deflection.ts'
import { countsOfMonth, resolvedInMonths, visitsOfMonths } from '../../store/health.ts'
import { findAutomation, type World } from '../world.ts'

const shown = 12

/** What people found without a request, month by month, and in one month by article and automation. */
export async function readDeflection(world: World, question: DeflectionQuestion): Promise<Deflection> {
  const month = question.month ?? stamp(world.now()).slice(0, 7)
  const last = Temporal.PlainYearMonth.from(month)
  const months = Array.from({ length: shown }, (_, back) => last.subtract({ months: shown - 1 - back }).toString())
  const resolved = await resolvedInMonths(world.read, months)
  const sums = new Sums()
  for (const { month: of, outcome, count } of await visitsOfMonths(world.read, { months, outcomes: visitOutcomes }))
    sums.add(of, { [outcome]: count })
  for (const { month: of, ...rest } of resolved) sums.add(of, requests(rest))
  const articles = new Sums()
  const automations = new Sums()
  for (const { article, outcome, visits } of await countsOfMonth(world.read, { month })) {
    if (!isVisit(outcome)) continue
    if (article !== '') articles.add(article, { [outcome]: visits })
    automations.add(automationOf(world, article), { [outcome]: visits })
  }
  for (const { month: of, article, automation, ...rest } of resolved) {
    if (of !== month) continue
    if (article !== '') articles.add(article, requests({ article, ...rest }))
    automations.add(findAutomation(world, automation)?.id ?? '', requests({ article, ...rest }))
  }
  return {
    month,
    asOf: stamp(world.now()),
    windowHours: world.deflectionHours,
    months: months.map((of) => ({ month: of, sum: sums.of(of) })),
    articles: articles
      .largest()
      .flatMap(([id, sum]) => {
        const article = world.articles.get(id)
        return article ? [{ id, name: article.title, url: article.url, sum }] : []
      })
      .slice(0, question.limit),
    automations: automations
      .largest()
      .flatMap(([id, sum]) => (id === '' ? [] : [{ id, name: findAutomation(world, id)?.name ?? id, sum }])),
  }
}

class Sums {
  readonly #sums = new Map<string, Deflected>()
  add(key: string, more: Partial<Deflected>) {
    this.#sums.set(key, addDeflected(this.of(key), more))
  }
  of(key: string): Deflected {
    return this.#sums.get(key) ?? noneDeflected
  }
  largest(): [string, Deflected][] {
    const size = ({ confirmed, potential, returned, none, resolved }: Deflected) =>
      confirmed + potential + returned + none + resolved
    return [...this.#sums].sort((one, other) => size(other[1]) - size(one[1]) || (one[0] < other[0] ? -1 : 1))
  }
}

function requests({ article, count, asked, found }: { article: string; count: number; asked: number; found: number }) {
  return { resolved: count, ...(article === '' ? {} : { solved: asked, found }) }
}

function isVisit(outcome: string): outcome is VisitOutcome {
  return (visitOutcomes as readonly string[]).includes(outcome)
}

function automationOf(world: World, article: string): string {
  return findAutomation(world, world.articles.get(article)?.automation)?.id ?? ''
}
