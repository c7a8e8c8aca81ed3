/** What a visit came to: it said that it found its answer; it read and filed nothing; it had said so and came back; or none of these. */
export const visitOutcomes = ['confirmed', 'potential', 'returned', 'none'] as const
export type VisitOutcome = (typeof visitOutcomes)[number]

type Counted = { month: string; outcome: VisitOutcome; article: string }

/** One visit as it stands. It is counted once: in the month in which it began, at the article of its last act. */
export type Visit = Counted & {
  at: string
  hasFiled: boolean
  /** Whether the page that was confirmed has been left since: reading it once more is coming back. */
  hasLeft: boolean
  /** What the same visit confirmed before it paused. */
  earlier: { at: string; month: string; article: string } | null
  /** Articles it read and needs it missed: each is counted once. */
  told: string[]
}

/** What one signal says of a visit. */
export type VisitAct = { kind: string; outcome: string; article: string }
export type VisitCount = Counted & { by: number }

/** So long after it was confirmed, coming back takes it off. */
export const comeBackHours = 7 * 24

/**
 * A visit after more acts, and how that changes what is counted. After `windowHours` without an act it begins anew; what it
 * confirmed is taken off when it comes back to the same article, or files a request, within seven days.
 */
export function foldVisit(
  before: Visit | null,
  acts: readonly VisitAct[],
  { at, windowHours }: { at: string; windowHours: number },
): { visit: Visit; counts: VisitCount[] } {
  const goesOn = before !== null && hoursBetween(before.at, at) <= windowHours
  const counts: VisitCount[] = []
  let visit: Visit = goesOn ? { ...before, at } : begun(before, at)
  for (const act of acts) {
    const { earlier } = visit
    if (earlier && comesBack(act, earlier.article)) {
      counts.push(...moved({ ...earlier, outcome: 'confirmed' }, { ...earlier, outcome: 'returned' }))
      visit = { ...visit, earlier: null }
    }
    visit = after(visit, act)
  }
  return { visit, counts: [...counts, ...moved(goesOn ? before : null, visit)] }
}

function begun(before: Visit | null, at: string): Visit {
  const confirmed = before?.outcome === 'confirmed' ? before : before?.earlier
  const isLately = confirmed && hoursBetween(confirmed.at, at) <= comeBackHours
  return {
    ...{ at, month: at.slice(0, 7), outcome: 'none', article: '', hasFiled: false, hasLeft: false, told: [] },
    earlier: isLately ? { at: confirmed.at, month: confirmed.month, article: confirmed.article } : null,
  }
}

function comesBack({ kind, outcome, article }: VisitAct, to: string): boolean {
  return kind === 'escalated' || (article === to && (kind === 'read' || outcome === 'bad'))
}

function after(visit: Visit, { kind, outcome, article }: VisitAct): Visit {
  const come = (to: VisitOutcome): Visit => ({
    ...visit,
    outcome: visit.hasFiled ? 'none' : to,
    article: article || visit.article,
    hasLeft: false,
  })
  const isSame = article === visit.article
  switch (kind) {
    case 'vote':
      return come(outcome === 'good' ? 'confirmed' : 'none')
    case 'read':
      if (visit.outcome === 'confirmed' && isSame) return visit.hasLeft ? come('returned') : { ...visit, hasLeft: true }
      return visit.outcome === 'returned' && isSame ? visit : come('potential')
    case 'unsent':
      return come('potential')
    case 'escalated':
      return { ...come('none'), outcome: 'none', hasFiled: true }
    case 'asked':
      return outcome === 'answered' ? come('potential') : visit
    case 'search':
      return visit.outcome === 'confirmed' ? { ...visit, outcome: 'potential' } : visit
  }
  return visit
}

function moved(from: Counted | null, to: Counted): VisitCount[] {
  const at = ({ month, outcome, article }: Counted, by: number) => ({ month, outcome, article, by })
  if (from && from.month === to.month && from.outcome === to.outcome && from.article === to.article) return []
  return [...(from ? [at(from, -1)] : []), at(to, 1)]
}

function hoursBetween(one: string, other: string): number {
  return Temporal.Instant.from(one).until(Temporal.Instant.from(other)).total('hours')
}
