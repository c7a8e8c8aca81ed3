/** What the model lets people choose from, most first where there is an order. Without schemas: browsers read it too. */
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const
/** What a file of the support model may be called: the model, the calendars, holidays. */
export const modelFileName = /^(?:support-model\.yaml|calendars\.yaml|[\w-]+\.ics)$/

export const grades = ['high', 'medium', 'low'] as const
export const criticalities = ['critical', 'high', 'normal', 'low'] as const
export const ticketTypes = ['incident', 'change', 'question'] as const
export const waitReasons = ['requester', 'vendor', 'window'] as const
