/** A ticket's conversation at the desk, and the way to the next ticket. */
export const thread = {
  title: 'Conversation',
  only: 'Conversation only',
  hidden: (count: number) => (count === 1 ? '1 other fact is hidden.' : `${count} other facts are hidden.`),
  internal: 'for support only',
  way: 'The list this ticket is in',
  queue: 'Queue',
  place: (at: number, of: number) => `${at} of ${of}`,
  before: 'Previous',
  after: 'Next',
  noList: 'Open a ticket from a list of the queue to step through it.',
  noNext: 'This is the last one of the list.',
  noBefore: 'This is the first one of the list.',
  keys: { before: 'Ticket before, of the same list', after: 'Next ticket of the same list' },
}
