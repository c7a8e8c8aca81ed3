import { stamp } from '#domain/base/time.ts'
import type { Article } from '#domain/knowledge/article.ts'
import { type ArticleFacts, byHarmDone, type Finding, findingsOf, sumHealth } from '#domain/knowledge/health.ts'
import { reviewer } from '#domain/knowledge/review.ts'
import { teamRef } from '#domain/model/people.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import type { ArticleHealth, Health, HealthQuestion } from '#domain/views/health.ts'
import { sayFigures, sayFinding } from '#domain/words/health.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { listGaps, needsOfEach } from '../../store/gaps.ts'
import { doubtfulWordsOf, type Figure, figuresOfMonth, reasonsOf, solvedInMonth } from '../../store/health.ts'
import { findAutomation, ownerOf, type World } from '../world.ts'

type Judged = { id: string; article: Article; owner: string | null; facts: ArticleFacts; findings: Finding[] }

const signals = (...outcomes: string[]): Figure => ({ sum: 'count', outcomes })
const figures = {
  readers: { sum: 'visits', outcomes: ['ended', 'begun'] },
  good: signals('good'),
  bad: signals('bad'),
  escalated: signals('soon', 'later'),
  soon: signals('soon'),
  unsent: signals('unsent'),
  doubtful: signals('doubtful'),
  taken: signals('taken'),
} satisfies Record<string, Figure>
const nothing = { readers: 0, good: 0, bad: 0, escalated: 0, soon: 0, unsent: 0, doubtful: 0, taken: 0 }
/** Of so many of the largest gaps it is said which page was passed over. */
const mostGaps = 200
const wordings = 6
const mostWords = 5

/** How articles do in a month, those that harm most people first; only those with something to do, unless one is asked for. */
export async function readHealth(world: World, question: HealthQuestion): Promise<Health> {
  const month = question.month ?? stamp(world.now()).slice(0, 7)
  const asked = await judgedIn(world, month, question)
  const chosen = question.article === undefined ? asked.filter(({ findings }) => findings.length > 0) : asked
  const shown = await withWords(world, month, byHarmDone(chosen).slice(0, question.limit))
  return {
    month,
    asOf: stamp(world.now()),
    items: shown.map((one) => viewOf(world, one)),
    sum: sumHealth(asked),
    owners: groups(asked, ({ owner }) => owner && teamRef(world.model, owner)),
    automations: groups(asked, ({ article }) => findAutomation(world, article.automation)),
  }
}

async function judgedIn(
  world: World,
  month: string,
  { owner, automation, article: only }: Pick<HealthQuestion, 'owner' | 'automation' | 'article'>,
): Promise<Judged[]> {
  const counted = await figuresOfMonth(world.read, figures, { month, article: only })
  const solved = await solvedInMonth(world.read, month)
  const gaps = await passedOver(world)
  const today = world.now().toZonedDateTimeISO(timeZoneOf(world.model)).toPlainDate().toString()
  const { reviewEvery: every } = world.model.defaults
  const reviewed = reviewer({ every, today })
  return [...world.articles.values()].flatMap((article): Judged[] => {
    const keeper = ownerOf(world, article)
    if (only !== undefined && article.id !== only) return []
    if (owner !== undefined && keeper !== owner) return []
    if (automation !== undefined && findAutomation(world, article.automation)?.id !== automation) return []
    const facts: ArticleFacts = {
      ...(counted.get(article.id) ?? nothing),
      reasons: [],
      solved: solved.get(article.id) ?? 0,
      doubtfulWords: [],
      reviewed: article.reviewed ?? null,
      ...reviewed(article),
      confidence: article.confidence,
      broken: (world.broken.get(article.id) ?? []).map(({ to, line }) => ({ to, line })),
      gaps: gaps.get(article.id) ?? [],
    }
    return [{ id: article.id, article, owner: keeper, facts, findings: findingsOf(facts) }]
  })
}

/** By article: open gaps in which it came first and was left unopened. */
async function passedOver(world: World): Promise<Map<string, ArticleFacts['gaps']>> {
  const gaps = await listGaps(world.read, { state: 'open', limit: mostGaps })
  const needs = await needsOfEach(world.read, { gaps: gaps.map(({ id }) => id), each: wordings })
  const all = gaps.flatMap(({ id, name }) => {
    const byTop = Map.groupBy(needs.get(id) ?? [], ({ top }) => top ?? '')
    return [...byTop].flatMap(([article, of]) => {
      const count = of.reduce((sum, { left_out }) => sum + Number(left_out), 0)
      return article === '' || count === 0 ? [] : [{ article, id, name, count }]
    })
  })
  return new Map(
    [...Map.groupBy(all, ({ article }) => article)].map(([article, of]) => [
      article,
      of.map(({ id, name, count }) => ({ id, name, count })),
    ]),
  )
}

/** The same with reasons and words, which only single signals know. */
async function withWords(world: World, month: string, judged: readonly Judged[]): Promise<Judged[]> {
  const first = Temporal.PlainYearMonth.from(month)
  const [from, to] = [`${month}-01`, `${first.add({ months: 1 })}-01`]
  const asked = { from, to, articles: judged.map(({ id }) => id) }
  const reasons = Map.groupBy(await reasonsOf(world.read, asked), ({ article }) => article)
  const words = Map.groupBy(await doubtfulWordsOf(world.read, asked), ({ article }) => article)
  const most = (of: { words: string; count: number }[] = []) =>
    of.slice(0, mostWords).map(({ words: said, count }) => ({ words: said, count }))
  return judged.map((one) => {
    const facts = { ...one.facts, reasons: most(reasons.get(one.id)), doubtfulWords: most(words.get(one.id)) }
    return { ...one, facts, findings: findingsOf(facts) }
  })
}

function viewOf(world: World, { article, owner, facts, findings }: Judged): ArticleHealth {
  const automation = findAutomation(world, article.automation)
  return {
    id: article.id,
    title: article.title,
    url: article.audience === 'everyone' ? article.url : `/desk/article/#${article.id}`,
    automation: automation && { id: automation.id, name: automation.name },
    owner: owner === null ? null : teamRef(world.model, owner),
    said: sayFigures(facts, deskLanguage),
    facts,
    findings: findings.map((finding) => ({ finding, ...sayFinding(finding, deskLanguage) })),
  }
}

function groups(judged: readonly Judged[], of: (one: Judged) => { id: string; name: string } | null | '') {
  const named = new Map<string, { name: string; of: Judged[] }>()
  for (const one of judged) {
    const group = of(one)
    if (!group) continue
    const known = named.get(group.id) ?? { name: group.name, of: [] }
    known.of.push(one)
    named.set(group.id, known)
  }
  return [...named]
    .map(([id, { name, of: members }]) => ({ id, name, sum: sumHealth(members) }))
    .sort(
      (one, other) =>
        other.sum.harmed - one.sum.harmed || other.sum.readers - one.sum.readers || (one.id < other.id ? -1 : 1),
    )
}
