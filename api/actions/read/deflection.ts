import { stamp } from '#domain/base/time.ts'
import { type Deflected, noneDeflected } from '#domain/knowledge/deflection.ts'
import { type VisitOutcome, visitOutcomes } from '#domain/knowledge/visit.ts'
import type { Deflection, DeflectionQuestion } from '#domain/views/deflection.ts'
import { type Figure, figuresOfMonth, resolvedInMonth, resolvedInMonths, visitsOfMonths } from '../../store/health.ts'
import { findAutomation, type World } from '../world.ts'

const shown = 12
const figures = Object.fromEntries(
  visitOutcomes.map((outcome): [VisitOutcome, Figure] => [outcome, { sum: 'visits', outcomes: [outcome] }]),
) as Record<VisitOutcome, Figure>

/** What people found without a request, month by month, and in one month by article and automation. */
export async function readDeflection(world: World, question: DeflectionQuestion): Promise<Deflection> {
  const month = question.month ?? stamp(world.now()).slice(0, 7)
  const last = Temporal.PlainYearMonth.from(month)
  const months = Array.from({ length: shown }, (_, back) => last.subtract({ months: shown - 1 - back }).toString())
  const sums = new Sums()
  for (const { month: of, outcome, count } of await visitsOfMonths(world.read, { months, outcomes: visitOutcomes }))
    sums.add(of, { [outcome]: count })
  for (const { month: of, resolved, asked: solved, found } of await resolvedInMonths(world.read, months))
    sums.add(of, { resolved, solved, found })
  const articles = new Sums()
  const automations = new Sums()
  for (const [article, visits] of await figuresOfMonth(world.read, figures, { month })) {
    if (article !== '') articles.add(article, visits)
    automations.add(automationOf(world, article), visits)
  }
  for (const { article, automation, resolved, asked: solved, found } of await resolvedInMonth(world.read, month)) {
    const requests = article === '' ? { resolved } : { resolved, solved, found }
    if (article !== '') articles.add(article, requests)
    automations.add(findAutomation(world, automation)?.id ?? '', requests)
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
    const sum = this.#sums.get(key) ?? { ...noneDeflected }
    for (const [name, by] of Object.entries(more)) sum[name as keyof Deflected] += by
    this.#sums.set(key, sum)
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

function automationOf(world: World, article: string): string {
  return findAutomation(world, world.articles.get(article)?.automation)?.id ?? ''
}
