/** What refusals of the community are, and what to do about each. */
export const communityRefusals = {
  'community.not-found': {
    title: 'There is no such question',
    detail: 'The address is wrong, or the team has hidden it.',
  },
  'community.no-such-post': {
    title: 'There is no such answer',
    detail: 'The address is wrong, or the team has hidden it.',
  },
  'community.not-yours': {
    title: 'This is not yours to do',
    detail: 'Whoever wrote it may do this, or whoever asked, or the team that owns the question.',
  },
  'community.blocked': {
    title: 'You cannot write here any more',
    detail: 'The team has blocked this address. If that is a mistake, write to support.',
  },
  'community.locked': {
    title: 'This question takes no more answers',
    detail: 'Ask a new one, and say what is different.',
  },
  'community.merged': {
    title: 'This question was asked before',
    detail: 'It goes on under the other one.',
  },
  'community.moved': { title: 'It is a ticket already', detail: 'The question names it.' },
  'community.cannot-accept': {
    title: 'This is no answer that could be accepted',
    detail: 'Choose one of the answers that everybody can read.',
  },
  'community.cannot-merge': {
    title: 'There is no such other question',
    detail: 'Copy the address of the question that it repeats. Everybody must be able to read it.',
  },
  'community.own-post': {
    title: 'You wrote this yourself',
    detail: 'Others say whether it is useful.',
  },
  'community.no-address': {
    title: 'Nobody could be answered',
    detail: 'The address of whoever asked was forgotten after a time. Answer in the community.',
  },
  'community.link-over': {
    title: 'This link is over',
    detail: 'It works once, and for a day. Send what you wrote again, and a new one is mailed.',
  },
}
