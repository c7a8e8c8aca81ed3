import type { Field } from '#domain/base/field.ts'

export type Values = Record<string, string>
type Beside = { collect: readonly Field[]; article: string | undefined; attempt: object | undefined }

/** What is sent to open a ticket, from the form's values and what goes along; what was left empty is left out. */
export function bodyOf(values: Values, { collect, article, attempt }: Beside) {
  const { title = '', description = '', name = '', email = '', automation, type, impact, urgency } = values
  const details = collect
    .map((field): [string, string] => [field.name, values[`detail.${field.name}`]?.trim() ?? ''])
    .filter(([, answer]) => answer !== '')
  return {
    title: title.trim(),
    description: description.trim(),
    requester: { name: name.trim(), email: email.trim() },
    type,
    impact,
    urgency,
    ...(automation ? { automation } : {}),
    ...(article ? { article } : {}),
    ...(details.length > 0 ? { details: Object.fromEntries(details) } : {}),
    ...(attempt ? { attempt } : {}),
    ...windowOf(values),
  }
}

/** Times typed in the reader's zone, as instants. */
function windowOf({ type, 'window-from': from, 'window-to': to }: Values) {
  if (type !== 'change' || !from || !to) return {}
  return { window: { from: new Date(from).toISOString(), to: new Date(to).toISOString() } }
}
