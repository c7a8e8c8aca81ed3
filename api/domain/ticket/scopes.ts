/** What an API key may be for. */
export const scopes = ['open', 'read-own', 'read-team', 'act', 'metrics'] as const
export type Scope = (typeof scopes)[number]

/** The scopes that mean nothing without a team: whose tickets are read, and for whom it acts. */
export const teamScopes: readonly Scope[] = ['read-team', 'act']

/** The one law of API keys: every operation that a key opens, with the scopes of which any one is enough. A key opens nothing else. */
export const keyedOperations = {
  openTicket: ['open'],
  recoverByKey: ['open'],
  receiveAlerts: ['open'],
  receivePagerDuty: ['open'],
  listTicketsByKey: ['read-own', 'read-team'],
  getTicketByKey: ['read-own', 'read-team'],
  replyByKey: ['act'],
  noteByKey: ['act'],
  resolveByKey: ['act'],
  getMetrics: ['metrics'],
} as const satisfies Record<string, readonly Scope[]>

export type KeyedOperation = keyof typeof keyedOperations

/** Whether a key may ask for an operation. */
export function mayAsk({ scopes: held }: { scopes: readonly Scope[] }, operation: KeyedOperation): boolean {
  const enough: readonly Scope[] = keyedOperations[operation]
  return enough.some((scope) => held.includes(scope))
}
