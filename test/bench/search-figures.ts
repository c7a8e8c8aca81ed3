import type { Engine, Ranked } from './search-engines.ts'
import type { SearchSet } from './search-sets.ts'

export type Run = Map<string, Ranked>
export type Figures = {
  ndcg10: number
  recall5: number
  mrr10: number
  hit5: number
  /** Questions that get a right answer in the first three while nine in ten unanswerable ones get none. */
  deflection: number | null
  /** How surely the first score tells an answerable question from an unanswerable one; 0.5 is chance. */
  auc: number | null
}

export async function runOf({ queries, unanswerable }: SearchSet, engine: Engine, limit: number): Promise<Run> {
  const run: Run = new Map()
  for (const { id, text } of [...queries, ...unanswerable]) run.set(id, await engine(text, limit))
  return run
}

export function figuresOf(set: SearchSet, run: Run): Figures {
  const judged = set.queries.filter(({ id }) => set.answers.has(id))
  const each = judged.map(({ id }) => {
    const grades = set.answers.get(id) ?? new Map<string, number>()
    const found = (run.get(id) ?? []).slice(0, 10).map(([doc]) => grades.get(doc) ?? 0)
    const right = [...grades.values()].filter((grade) => grade > 0).length
    const ideal = gainOf([...grades.values()].sort((one, other) => other - one).slice(0, 10))
    const first = found.findIndex((grade) => grade > 0)
    return {
      ndcg10: ideal === 0 ? 0 : gainOf(found) / ideal,
      recall5: found.slice(0, 5).filter((grade) => grade > 0).length / Math.min(right, 5),
      mrr10: first < 0 ? 0 : 1 / (first + 1),
      hit5: first >= 0 && first < 5 ? 1 : 0,
      isRight: first >= 0 && first < 3,
      best: bestOf(run, id),
    }
  })
  const mean = (value: (one: (typeof each)[number]) => number) =>
    each.reduce((sum, one) => sum + value(one), 0) / each.length
  const none = set.unanswerable.map(({ id }) => bestOf(run, id)).sort((one, other) => other - one)
  const bar = none[Math.floor(none.length * 0.1)] ?? 0
  const wins = (best: number) =>
    none.reduce((sum, other) => sum + (best > other ? 1 : best === other ? 0.5 : 0), 0) / none.length
  return {
    ndcg10: mean(({ ndcg10 }) => ndcg10),
    recall5: mean(({ recall5 }) => recall5),
    mrr10: mean(({ mrr10 }) => mrr10),
    hit5: mean(({ hit5 }) => hit5),
    deflection: none.length === 0 ? null : mean(({ isRight, best }) => (isRight && best > bar ? 1 : 0)),
    auc: none.length === 0 ? null : mean(({ best }) => wins(best)),
  }
}

function gainOf(grades: number[]): number {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0)
}

function bestOf(run: Run, id: string): number {
  return run.get(id)?.[0]?.[1] ?? 0
}
