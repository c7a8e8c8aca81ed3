import { gapWeeks as weeks } from '#domain/knowledge/gap.ts'
import { cutWords } from '#domain/language/words.ts'
import { teamRef } from '#domain/model/people.ts'
import { type GapView, gapStates } from '#domain/views/gap.ts'
import { daysOf } from '../../store/gap-days.ts'
import { countGaps, type GapRow, listGaps, type NeedRow, needsOfEach } from '../../store/gaps.ts'
import { questionsOfGaps } from '../../store/question-needs.ts'
import { findQuestion } from '../../store/questions.ts'
import { findAutomation, type World } from '../world.ts'

type State = (typeof gapStates)[number]

const shown = 6

/** Gaps of one state with what they are made of, the largest first. */
export async function readGaps(world: World, { state, limit }: { state: State; limit: number }) {
  const rows = await listGaps(world.read, { state, limit })
  const today = world.now().toZonedDateTimeISO('UTC').toPlainDate()
  const first = today.subtract({ days: weeks * 7 - 1 })
  const days = await daysOf(
    world.read,
    rows.map(({ id }) => id),
    first.toString(),
  )
  const byGap = Map.groupBy(days, ({ gap }) => gap)
  const needs = await needsOfEach(world.read, { gaps: rows.map(({ id }) => id), each: shown })
  const asked = await questionsOfGaps(world.read, { gaps: rows.map(({ id }) => id), each: shown })
  const answers = await titlesOf(world, rows)
  const items: GapView[] = []
  for (const row of rows) {
    const trend = Array.from({ length: weeks }, () => 0)
    for (const { day, count } of byGap.get(row.id) ?? []) {
      const week = Math.floor(first.until(Temporal.PlainDate.from(day)).days / 7)
      if (week >= 0 && week < weeks) trend[week] = (trend[week] ?? 0) + count
    }
    items.push({
      ...viewOf(world, row, { needs: needs.get(row.id) ?? [], trend }),
      answeredBy: answers.get(row.answered_by ?? '') ?? null,
      questions: (asked.get(row.id) ?? []).map(({ id, title, settled }) => ({
        ...{ title, url: `/community/${id}/` },
        settled: settled === 1,
      })),
    })
  }
  const counted = new Map((await countGaps(world.read, gapStates)).map(({ state, count }) => [state, count]))
  const of = (name: State) => counted.get(name) ?? 0
  return { items, counts: { open: of('open'), closed: of('closed'), dismissed: of('dismissed') } }
}

type Answer = NonNullable<GapView['answeredBy']>

/** What answers gaps: articles, and questions of the community. */
async function titlesOf(world: World, rows: readonly GapRow[]): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>()
  for (const { answered_by: id } of rows) {
    if (id === null || found.has(id)) continue
    const article = world.articles.get(id)
    if (article) found.set(id, { id, title: article.title, url: article.url })
    const [, question] = /^community\/(.+)/.exec(id) ?? []
    const asked = question ? await findQuestion(world.read, question) : null
    if (asked) found.set(id, { id, title: asked.title, url: `/${id}/` })
  }
  return found
}

type Counted = Omit<GapView, 'answeredBy' | 'questions'>

function viewOf(world: World, row: GapRow, { needs, trend }: { needs: readonly NeedRow[]; trend: number[] }): Counted {
  const { id, name, reason } = row
  const sum = (of: (need: NeedRow) => number) => needs.reduce((all, need) => all + Number(of(need)), 0)
  const automation = guessOf(world, needs)
  return {
    ...{ id, name, reason, state: row.state as State, count: Number(row.count), weeks: trend },
    kinds: {
      weak: sum(({ weak }) => weak),
      left: sum(({ left_out }) => left_out),
      asked: sum(({ asked }) => asked),
      tickets: sum(({ tickets }) => tickets),
      questions: sum(({ questions }) => questions),
    },
    wordings: needs.map(({ need, words, count }) => ({ need, words, count: Number(count) })),
    automation: automation && { id: automation.id, name: automation.name },
    ownedBy: automation && teamRef(world.model, automation.owner),
    givenTo: row.owner === null ? null : teamRef(world.model, row.owner),
    ...{ openedAt: row.opened_at, lastAt: row.last_at, closedAt: row.closed_at },
  }
}

/** The automation of most of its tickets, else the one whose whole name stands in its words, else that of the pages shown then. */
function guessOf(world: World, needs: readonly NeedRow[]) {
  const ofTicket = needs.find(({ automation }) => automation !== null)?.automation
  if (ofTicket) return findAutomation(world, ofTicket)
  const said = new Set(needs.flatMap(({ words }) => cutWords(words).map(({ text }) => text)))
  for (const automation of world.automations.values())
    if (cutWords(automation.name).every(({ text }) => said.has(text))) return automation
  const top = needs.find((need) => need.top !== null)?.top
  return findAutomation(world, world.articles.get(top ?? '')?.automation)
}
