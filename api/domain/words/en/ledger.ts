/** Who had a ticket's time. */
export const keepers = {
  level: (level: string) => `Level ${level}`,
  requester: 'The requester',
  vendor: 'The vendor',
  'closed-hours': 'Closed hours',
}
