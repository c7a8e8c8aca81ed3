/** The columns of a queue, by which it can be sorted too. */
export const queueColumns = [
  'due',
  'status',
  'priority',
  'subject',
  'automation',
  'requester',
  'assignee',
  'level',
] as const
export type QueueColumn = (typeof queueColumns)[number]
