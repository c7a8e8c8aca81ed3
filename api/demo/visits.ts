import type { Signal, SignalSource } from '#domain/knowledge/signal.ts'
import { gatherGaps } from '../actions/gather-gaps.ts'
import { recordSignals } from '../actions/signals.ts'
import type { World } from '../actions/world.ts'
import { makeChance, pick } from './chance.ts'
import { type Topic, topics } from './topics.ts'

const days = 30
const busiest = 14

/** One visit to the portal: what it tells, in the order and at the times at which it does. */
type Visit = { at: Temporal.Instant; visit: string; told: { after: number; source: SignalSource; signals: Signal[] }[] }

/** A month of visits, the same every time, told as the pages tell them; what nobody found is gathered as the server does. */
export async function seedVisits(world: World, timeZone: string): Promise<{ visits: number }> {
  const now = world.now()
  let gathered = ''
  let visits = 0
  for (const { at, visit, told } of visitsOf(now, timeZone)) {
    const day = at.toString().slice(0, 10)
    if (day !== gathered) await gatherGaps({ ...world, now: () => at })
    gathered = day
    for (const { after, source, signals } of told)
      await recordSignals({ ...world, now: () => at.add({ minutes: after }) }, signals.map(asWritten(world)), {
        source,
        visit,
      })
    visits++
  }
  await gatherGaps(world)
  return { visits }
}

function visitsOf(now: Temporal.Instant, timeZone: string): Visit[] {
  const chance = makeChance(20261128)
  const today = now.toZonedDateTimeISO(timeZone).startOfDay()
  const weighted = topics.flatMap((topic) => Array.from({ length: topic.weight }, () => topic))
  const visits: Visit[] = []
  for (let back = days; back >= 0; back--) {
    const day = today.subtract({ days: back })
    const count = Math.ceil((day.dayOfWeek > 5 ? 0.25 : 0.6 + chance() * 0.4) * busiest)
    for (let n = 0; n < count; n++) {
      const at = day.add({ minutes: 7 * 60 + Math.floor(chance() * 11 * 60) }).toInstant()
      const visit = Array.from({ length: 16 }, () => Math.floor(chance() * 16).toString(16)).join('')
      visits.push({ at, visit, told: toldOf(pick(weighted, chance), chance) })
    }
  }
  return visits
    .filter(({ at }) => Temporal.Instant.compare(at.add({ hours: 1 }), now) < 0)
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
}

function toldOf(topic: Topic, chance: () => number): Visit['told'] {
  const query = pick([...topic.queries, ...(topic.doubtful ?? [])], chance)
  const weak = topic.doubtful?.includes(query) ?? false
  if (topic.article === undefined) return inVain(topic, { query, chance })
  const { article, helped = 1, reasons = [], filed = 0 } = topic
  const url = `/${article}/`
  const isInForm = chance() < 0.12
  const found: Signal = { kind: 'search', query, weak, results: 6 }
  if (!isInForm && chance() < 0.08) return [told(1, [{ ...found, top: url }])]
  const opened: Signal = { ...found, clicked: chance() < 0.8 ? 1 : 2, clickedUrl: url }
  if (isInForm)
    return [
      told(1, [opened], 'form'),
      told(4, [chance() < 0.6 ? { kind: 'vote', article, helpful: true } : { kind: 'unsent', article }], 'form'),
    ]
  const didHelp = chance() < helped
  const saysSo = chance() < 0.45
  const reason = didHelp ? undefined : pick(reasons, chance)
  const files = chance() < (didHelp ? filed / 4 : filed)
  const minutes = 3 + Math.floor(chance() * 36)
  return [
    told(1, [opened]),
    ...(saysSo ? [told(4, [{ kind: 'vote', article, helpful: didHelp, reason }])] : []),
    told(5, [{ kind: 'read', article, ended: chance() < 0.7 }]),
    ...(files ? [told(5 + minutes, [{ kind: 'escalated' }, { kind: 'escalated', article, minutes }], 'form')] : []),
  ]
}

/** Nothing fits; some try other words, some file a request. */
function inVain({ queries }: Topic, { query, chance }: { query: string; chance: () => number }): Visit['told'] {
  const other = pick(queries, chance)
  const words = other !== query && chance() < 0.4 ? [query, other] : [query]
  return [
    told(
      2,
      words.map((asked): Signal => ({ kind: 'search', query: asked, weak: true, results: 0 })),
    ),
    ...(chance() < 0.3 ? [told(9, [{ kind: 'escalated' }], 'form')] : []),
  ]
}

function told(after: number, signals: Signal[], source: SignalSource = 'portal'): Visit['told'][number] {
  return { after, source, signals }
}

/** The revision that is read is the one that stands. */
function asWritten({ articles }: Pick<World, 'articles'>) {
  return (signal: Signal): Signal =>
    signal.kind === 'vote' || signal.kind === 'read'
      ? { ...signal, revision: articles.get(signal.article)?.revision }
      : signal
}
