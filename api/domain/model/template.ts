import { z } from 'zod'
import type { Issue } from '../base/issue.ts'
import { repeated, unknownTeams } from './check-ids.ts'
import type { SupportModel } from './support-model.ts'
import { named, templateFields } from './template-fields.ts'

const templateUses = ['reply', 'note'] as const

const templateSchema = z.strictObject({
  name: z.string().min(1).max(80).describe('What it is chosen by at the desk'),
  for: z.array(z.enum(templateUses)).min(1).default(['reply']).describe('Where it is offered'),
  teams: z.array(z.string()).default([]).describe('Teams that have it; none named: all of them'),
  text: z
    .string()
    .min(1)
    .max(4000)
    .describe(`The text; ${templateFields.map((field) => `{${field}}`).join(', ')} are filled in`),
})
export type Template = z.infer<typeof templateSchema>

/** content/model/templates.yaml */
export const templatesFileSchema = z.strictObject({
  templates: z.array(templateSchema).describe('Replies and notes that are written often'),
})

/** Issues of the templates as a whole: a name twice, a team that is not there, a field that nothing fills. */
export function templateIssues(
  { templates }: z.infer<typeof templatesFileSchema>,
  model: SupportModel | null,
): Issue[] {
  const doubles = repeated(templates.map(({ name }) => name)).map(({ index, value }) => ({
    path: ['templates', index, 'name'],
    came: value,
    expected: 'a name that no other template has',
    hint: null,
  }))
  const wrong = templates.flatMap(({ teams, text }, index) => [
    ...(model ? teams.flatMap((team, at) => unknownTeams(model, team, ['templates', index, 'teams', at])) : []),
    ...[...text.matchAll(named)]
      .filter(([, name]) => !templateFields.some((field) => field === name))
      .map(([field]) => ({
        path: ['templates', index, 'text'],
        came: field,
        expected: `a field that can be filled: ${templateFields.map((one) => `{${one}}`).join(', ')}`,
        hint: null,
      })),
  ])
  return [...doubles, ...wrong]
}

/** The templates that somebody of these teams is offered. */
export function templatesFor(templates: readonly Template[], teams: readonly string[]): Template[] {
  return templates.filter(({ teams: theirs }) => theirs.length === 0 || theirs.some((team) => teams.includes(team)))
}
