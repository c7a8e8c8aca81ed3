import { z } from 'zod'
import { kebabCase } from './key.ts'

/** A field that an escalation or a hand-over must bring: asked for in forms, checked by the API. */
export const fieldSchema = z
  .strictObject({
    name: z
      .string()
      .regex(kebabCase, 'a name in kebab-case, such as run-id')
      .describe('Key under which the answer is stored, in kebab-case'),
    label: z.string().min(1).max(80).describe('What the form asks'),
    hint: z.string().max(200).optional().describe('Where the answer is found'),
    required: z.boolean().default(false).describe('Whether the form is refused without it'),
    pattern: z
      .string()
      .refine(compiles, 'a regular expression, such as \\d{8}')
      .optional()
      .describe('Regular expression the whole answer must match'),
    options: z.array(z.string().min(1)).min(2).optional().describe('The only answers allowed'),
  })
  .describe('A field to collect')

export type Field = z.infer<typeof fieldSchema>

function compiles(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`) !== null
  } catch {
    return false
  }
}

/** Fields of several who ask, one per name: the later says how it is asked, and it is required where anybody requires it. */
export function mergeFields(...lists: readonly (readonly Field[])[]): Field[] {
  const all = lists.flat()
  const required = new Set(all.filter((field) => field.required).map(({ name }) => name))
  const asked = new Map(all.map((field) => [field.name, { ...field, required: required.has(field.name) }]))
  return [...asked.values()]
}
