import type { Field } from './field.ts'

/** What is wrong with an answer to a field: nothing was said, it is none of the options, or it is not of the pattern. */
export type WrongAnswer = { path: string; field: Field; wrong: 'missing' | 'no-option' | 'no-match' }

/** Every answer that is wrong, under the field's name; of the path that is put before it. Empty when all is well. */
export function wrongAnswers(
  fields: readonly Field[],
  answers: Readonly<Record<string, string>>,
  before = '',
): WrongAnswer[] {
  return fields.flatMap((field) => {
    const wrong = wrongOf(field, answers[field.name]?.trim() ?? '')
    return wrong ? [{ path: `${before}${field.name}`, field, wrong }] : []
  })
}

function wrongOf({ required, options, pattern }: Field, answer: string): WrongAnswer['wrong'] | null {
  if (answer === '') return required ? 'missing' : null
  if (options && !options.includes(answer)) return 'no-option'
  return pattern && !new RegExp(`^(?:${pattern})$`).test(answer) ? 'no-match' : null
}
