import type { Problem } from '#domain/knowledge/content.ts'
import { sayProblem } from '../content.ts'

/** Problems with their numbers. */
export function countsOf(problems: Problem[]) {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: problems.length - errors, problems }
}

/** How many there are of each. */
export function saySum(problems: Problem[]): string {
  const { errors, warnings } = countsOf(problems)
  const many = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  return `${many(errors, 'error')}, ${many(warnings, 'warning')}.`
}

/** The check for people: a line for each problem, then the sum. */
export function sayCheck(problems: Problem[]): string {
  return [
    ...problems.map((problem) => `${problem.severity.padEnd(7)}  ${sayProblem(problem)}`),
    problems.length === 0 ? 'Nothing wrong.' : saySum(problems),
  ].join('\n')
}
