import type { Problem } from '#domain/knowledge/content.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { readArticle } from '../article-file.ts'
import { articleReferences } from '../references.ts'
import { articleProblems } from './article.ts'
import { markupProblems } from './markup.ts'
import { secretProblems } from './secrets.ts'

type Beside = {
  model: SupportModel
  automations: Iterable<string>
  articles: Iterable<string>
  today: string
  language: string
}

/** What the check says of one article that is not in the folder yet, beside what is there. */
export function checkArticle(
  file: string,
  text: string,
  { model, automations, articles, today, language }: Beside,
): Problem[] {
  const { entry, problems } = readArticle(file, text, language)
  if (!entry) return problems
  const known = { teams: model.teams.map(({ id }) => id), catalogue: [...automations], ids: [...articles] }
  return [
    ...problems,
    ...articleReferences(entry, known),
    ...articleProblems(entry, { model, today }),
    ...markupProblems(entry),
    ...secretProblems(file, text),
  ].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
}
