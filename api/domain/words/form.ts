import type { WrongAnswer } from '../base/wrong-answers.ts'
import { grades, ticketTypes } from '../model/choices.ts'
import type { Grade, TicketType } from '../model/support-model.ts'
import * as german from './de/form.ts'
import { form as enForm, grades as enGrades, meaning, types } from './en/form.ts'
import type { Language } from './language.ts'

const en = { form: enForm, grades: enGrades, types, meaning }
const spoken: Record<Language, typeof en> = {
  en,
  de: { form: german.form, grades: german.grades, types: german.types, meaning: german.meaning },
}

/** What the form that escalates says: labels, hints, choices, and what is wrong with an answer. */
export function formWords(language: Language): typeof en.form {
  return spoken[language].form
}

/** What is wrong with an answer, below its field. */
export function sayWrongAnswer(
  { field: { options, hint, pattern }, wrong }: Pick<WrongAnswer, 'field' | 'wrong'>,
  language: Language,
): string {
  const { choice, answer, option, unlike, pattern: like } = spoken[language].form.wrongs
  switch (wrong) {
    case 'missing':
      return options ? choice : answer
    case 'no-option':
      return option(options?.join(', ') ?? '')
    case 'no-match':
      return hint ? unlike(hint) : like(pattern ?? '')
  }
}

type Choice<T extends string> = readonly [value: T, words: string]

/** The kinds of request to choose from, as requesters say it. */
export function typeChoices(language: Language): Choice<TicketType>[] {
  return ticketTypes.map((type) => [type, spoken[language].form.types[type]])
}

/** Impact or urgency to choose from, as requesters say it. */
export function gradeChoices(of: 'impacts' | 'urgencies', language: Language): Choice<Grade>[] {
  return grades.map((grade) => [grade, spoken[language].form[of][grade]])
}

/** Impact or urgency by name: "High". */
export function gradeTitle(grade: Grade, language: Language): string {
  return spoken[language].grades[grade]
}

/** The kinds of request by their names at the desk. */
export function typeNames(language: Language): Choice<TicketType>[] {
  return ticketTypes.map((type) => [type, spoken[language].types[type]])
}

/** Impact or urgency by their names at the desk: "High: many people, or customers". */
export function gradeNames(of: 'impacts' | 'urgencies', language: Language): Choice<Grade>[] {
  const { grades: names, meaning } = spoken[language]
  return gradeChoices(of, language).map(([grade, means]) => [grade, meaning(names[grade], means)])
}
