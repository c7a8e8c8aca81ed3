import type { Problem } from '#domain/views/problem.ts'

/** What to tell a person about a refusal: what happened, and what to do. */
export function sayRefusal(problem: Problem | null): string {
  if (!problem)
    return 'The server cannot be reached. Nothing was changed; what you typed is kept. Try again in a moment.'
  const fields = problem.errors?.map(({ message }) => message).join(' ') ?? ''
  return `${problem.title}. ${fields || problem.detail}`
}
