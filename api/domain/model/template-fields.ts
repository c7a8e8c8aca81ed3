/** What a template may name: each is filled with what the ticket and its writer are. */
export const templateFields = ['requester', 'ref', 'subject', 'automation', 'team', 'me'] as const
type TemplateField = (typeof templateFields)[number]

/** A field as it stands in a text. */
export const named = /\{([a-z]+)\}/g

/** A text with its fields filled in; braces around anything else are text. */
export function fillTemplate(text: string, values: Readonly<Record<TemplateField, string>>): string {
  return text.replace(named, (field, name: string) => {
    const known = templateFields.find((one) => one === name)
    return known ? values[known] : field
  })
}
