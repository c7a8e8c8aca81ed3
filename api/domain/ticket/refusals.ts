import type { Explained } from '../base/result.ts'

/** Every refusal of a ticket's rules: its HTTP status, what it is, and what to do about it. Codes are stable. */
export const refusals = {
  'ticket.not-found': {
    status: 404,
    title: 'There is no such request',
    detail: 'The reference or the link is wrong, or it is not yours to see.',
  },
  'ticket.unknown-automation': {
    status: 422,
    title: 'The automation is not known',
    detail: 'Use the id of an automation in the catalogue, or leave it out.',
  },
  'ticket.unknown-article': {
    status: 422,
    title: 'The article is not known',
    detail: 'Use the id of a published article, or leave it out.',
  },
  'ticket.missing-details': {
    status: 422,
    title: 'Something this request needs is missing',
    detail: 'Answer each field that the automation and the article ask for.',
  },
  'ticket.window-needed': {
    status: 422,
    title: 'A window must lie ahead',
    detail: 'Give a planned window that ends after it begins and has not passed.',
  },
  'ticket.cannot-acknowledge': {
    status: 409,
    title: 'It cannot be acknowledged now',
    detail: 'Only an open ticket that nobody at its level has taken yet can be acknowledged.',
  },
  'ticket.cannot-reply': {
    status: 409,
    title: 'No reply can be added',
    detail: 'The ticket is closed. Open a new one and name this one in it.',
  },
  'ticket.cannot-assign': {
    status: 409,
    title: 'It cannot be assigned now',
    detail: 'The ticket is solved or closed.',
  },
  'ticket.nobody-to-assign': {
    status: 409,
    title: 'Nobody is on the team',
    detail: 'The team that has the ticket has no members. Put people into it in the support model.',
  },
  'ticket.unknown-person': {
    status: 422,
    title: 'This person is not on the team',
    detail: 'Assign to a member of the team that has the ticket.',
  },
  'ticket.cannot-escalate': {
    status: 409,
    title: 'It cannot be escalated now',
    detail: 'Only an open or waiting ticket can go up the ladder.',
  },
  'ticket.at-the-top': {
    status: 409,
    title: 'There is no level above',
    detail: 'The ticket is at the highest level of the ladder. Log a vendor ticket, or resolve it.',
  },
  'ticket.not-above': {
    status: 409,
    title: 'That level is not above',
    detail: 'Escalate to a level above the one that has the ticket, or return it.',
  },
  'ticket.not-below': {
    status: 409,
    title: 'That level is not below',
    detail: 'Return to a level below the one that has the ticket, or escalate it.',
  },
  'ticket.handover-incomplete': {
    status: 422,
    title: 'The hand-over is not complete',
    detail: 'Say what was tried, what the evidence is and what is asked, and fill the fields this level needs.',
  },
  'ticket.cannot-return': {
    status: 409,
    title: 'It cannot be returned',
    detail: 'Only an open or waiting ticket can go back down the ladder.',
  },
  'ticket.at-the-bottom': {
    status: 409,
    title: 'There is no level below',
    detail: 'The ticket is at the lowest level that helps. Reply to the requester, or resolve it.',
  },
  'ticket.reason-needed': {
    status: 422,
    title: 'A reason is needed',
    detail: 'Say why in a sentence: the next person reads it first.',
  },
  'ticket.cannot-wait': {
    status: 409,
    title: 'It cannot wait now',
    detail: 'Only an open ticket can wait for the requester, the vendor or a change window.',
  },
  'ticket.until-passed': {
    status: 422,
    title: 'That instant has passed',
    detail: 'Wait until an instant that lies ahead, or without an end.',
  },
  'ticket.cannot-reprioritise': {
    status: 409,
    title: 'Its priority cannot change now',
    detail: 'The ticket is solved or closed.',
  },
  'ticket.cannot-retype': {
    status: 409,
    title: 'Its type cannot change now',
    detail: 'The ticket is solved or closed.',
  },
  'ticket.cannot-link': { status: 409, title: 'No article can be linked now', detail: 'The ticket is closed.' },
  'ticket.cannot-resolve': { status: 409, title: 'It cannot be resolved now', detail: 'The ticket is closed.' },
  'ticket.cannot-reopen': {
    status: 409,
    title: 'It cannot be reopened',
    detail: 'Only a solved or closed ticket that was not merged can be reopened.',
  },
  'ticket.cannot-close': {
    status: 409,
    title: 'It cannot be closed yet',
    detail: 'Resolve it first: the requester is told how.',
  },
  'ticket.cannot-merge': {
    status: 409,
    title: 'These cannot be merged',
    detail: 'Both must be open, and not the same ticket.',
  },
  'ticket.cannot-group': {
    status: 409,
    title: 'These cannot be grouped',
    detail: 'Only tickets that are not closed can share a cause.',
  },
  'ticket.cannot-rate': { status: 409, title: 'It cannot be rated yet', detail: 'Rate a request once it is solved.' },
  'ticket.cannot-attach': { status: 409, title: 'No file can be added', detail: 'The ticket is closed.' },
  'ticket.empty-text': { status: 422, title: 'There is no text', detail: 'Write something first.' },
  'ticket.changed': {
    status: 412,
    title: 'Somebody else acted first',
    detail: 'The ticket changed since you read it. Read it again, then decide.',
  },
  'vendor.not-here': {
    status: 409,
    title: 'Vendor tickets are not logged at this level',
    detail: 'Escalate to the level that holds the vendor first.',
  },
  'vendor.unknown': {
    status: 422,
    title: 'The vendor is not known',
    detail: 'Use the id of a vendor in the support model.',
  },
  'vendor.no-such-ticket': {
    status: 404,
    title: 'There is no such vendor ticket',
    detail: 'Log the vendor ticket first.',
  },
  'vendor.solved': {
    status: 409,
    title: 'The vendor ticket is solved',
    detail: 'What is solved does not change. Log a new vendor ticket if it is not solved after all.',
  },
  'known-problem.not-found': {
    status: 404,
    title: 'There is no such known problem',
    detail: 'The link is wrong, or it was taken back.',
  },
  'known-problem.ended': {
    status: 409,
    title: 'This problem is over',
    detail: 'It was announced as solved. If it is back for you, escalate to support.',
  },
  'desk.not-your-level': {
    status: 403,
    title: 'Your team may not do this',
    detail: 'The ticket is with another team. Add a note, or ask them.',
  },
  'attachment.too-large': { status: 413, title: 'The file is too large', detail: 'Attach a file of up to 10 MB.' },
  'attachment.too-many': {
    status: 409,
    title: 'There are too many files',
    detail: 'This request holds as many files as it may. Put further ones into one archive, or share a link.',
  },
  'attachment.not-found': {
    status: 404,
    title: 'There is no such file',
    detail: 'The link is wrong, or the file is not yours to see.',
  },
} as const satisfies Record<string, Explained>

export type TicketRefusalCode = keyof typeof refusals
