/** The columns of a queue in the order in which they stand, by which it can be sorted too. */
export const queueColumns = [
  'status',
  'priority',
  'subject',
  'automation',
  'requester',
  'assignee',
  'level',
  'due',
] as const
export type QueueColumn = (typeof queueColumns)[number]
