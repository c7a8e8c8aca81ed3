import type { KnownProblem } from '#domain/views/known-problem.ts'
import { sayProblemState } from '#domain/words/known-problems.ts'
import { language, sayMoment } from '../kit/say.ts'

type Said = Pick<KnownProblem, 'reports' | 'updatedAt' | 'state' | 'planned'>

/** "Identified. 12 people reported this. Last update 14:10 today." */
export function sayReported(problem: Said, now: Date): string {
  const { reports, updatedAt } = problem
  const state = sayProblemState(problem, { now: now.toISOString(), language })
  return `${state} ${sayReports(reports)}Last update ${sayMoment(updatedAt, now.toISOString())}.`
}

function sayReports(reports: number): string {
  if (reports === 0) return ''
  return reports === 1 ? 'One person reported this. ' : `${reports} people reported this. `
}
