import type { Field } from '../base/field.ts'
import { handover as en } from './en/handover.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What is said beside a hand-over. */
export function handoverWords(language: Language): typeof en {
  return spoken[language]
}

/** What a ticket already says that a hand-over can begin with. */
export type Said = {
  details: Readonly<Record<string, string>>
  files: readonly string[]
  attempt: {
    article: { title: string } | null
    steps: readonly { text: string; done: boolean }[]
    searches: readonly string[]
  } | null
  /** Answers of the hand-over before, if it was escalated once. */
  before?: Readonly<Record<string, string>> | undefined
}

/**
 * A first draft of the answers that a hand-over asks for, by field name: those of the hand-over before, the details of the
 * request, and what was tried and sent along. What is asked of the next level is only in the writer's head.
 */
export function draftHandover(fields: readonly Pick<Field, 'name'>[], said: Said, language: Language) {
  const known: Record<string, string> = {
    tried: triedBy(said, language),
    evidence: evidenceOf(said, language),
    ...said.details,
    ...said.before,
  }
  const drafts = fields.map(({ name }) => [name, known[name] ?? ''] as const)
  return Object.fromEntries(drafts.filter(([, text]) => text !== ''))
}

function triedBy({ attempt }: Said, language: Language): string {
  if (!attempt) return ''
  const words = spoken[language]
  const { article, steps, searches } = attempt
  const lines = [
    ...(article ? [words.read(article.title)] : []),
    ...steps.map(({ text, done }) => (done ? words.step(text) : words.noStep(text))),
    ...(searches.length > 0 ? [words.searched(searches)] : []),
  ]
  return lines.join('\n')
}

function evidenceOf({ details, files }: Said, language: Language): string {
  const words = spoken[language]
  const answers = Object.entries(details).map(([name, answer]) => words.detail(name.replaceAll('-', ' '), answer))
  return [...answers, ...(files.length > 0 ? [words.files(files)] : [])].join('\n')
}
