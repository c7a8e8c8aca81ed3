import type { Problem } from '#domain/knowledge/content.ts'
import { sayProblem } from '../content.ts'

/** Problems with their numbers. */
export function countsOf(problems: Problem[]) {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: problems.length - errors, problems }
}

/** So many of a thing, as an operator reads it: "1 warning", "3 warnings". */
export function many(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** How many there are of each. */
export function saySum(problems: Problem[]): string {
  const { errors, warnings } = countsOf(problems)
  return `${many(errors, 'error')}, ${many(warnings, 'warning')}.`
}

/** The check for people: a line for each problem, then the sum. */
export function sayCheck(problems: Problem[]): string {
  return [
    ...problems.map((problem) => `${problem.severity.padEnd(7)}  ${sayProblem(problem)}`),
    problems.length === 0 ? 'Nothing wrong.' : saySum(problems),
  ].join('\n')
}
