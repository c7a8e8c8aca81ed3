import type { Problem } from '#domain/views/problem.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { language } from '../kit/say.ts'

const around = deskPageWords(language)

/** What to tell a person about a refusal: what happened, and what to do. */
export function sayRefusal(problem: Problem | null): string {
  if (!problem) return around.away
  const fields = problem.errors?.map(({ message }) => message).join(' ') ?? ''
  return `${problem.title}. ${fields || problem.detail}`
}
