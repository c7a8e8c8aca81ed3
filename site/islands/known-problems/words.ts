import type { KnownProblem } from '#domain/views/known-problem.ts'
import { followingWords } from '#domain/words/following.ts'
import { sayProblemState } from '#domain/words/known-problems.ts'
import { language, sayMoment } from '../kit/say.ts'

const words = followingWords(language)

type Said = Pick<KnownProblem, 'reports' | 'updatedAt' | 'state' | 'planned'>

/** "Identified. 12 people reported this. Last update 14:10 today." */
export function sayReported(problem: Said, now: Date): string {
  const { reports, updatedAt } = problem
  const state = sayProblemState(problem, { now: now.toISOString(), language })
  const last = words.lastUpdate(sayMoment(updatedAt, now.toISOString()))
  return [state, ...(reports > 0 ? [words.reports(reports)] : []), last].join(' ')
}
