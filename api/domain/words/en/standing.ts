/** Where a request stands, told to the person who made it. */
export const standing = {
  new: (team: string) => `Your request is with ${team}. Nobody has acknowledged it yet.`,
  open: (team: string) => `${team} is working on it.`,
  waitingForYou: (team: string) => `${team} needs a reply from you.`,
  waitingForVendor: (team: string) => `${team} waits for the vendor of the platform.`,
  waitingForWindow: 'It waits for its planned window.',
  resolved: (team: string) => `${team} says it is resolved. Did it work?`,
  closed: 'Resolved and closed.',
  nothingMore: 'Nothing more happens. If the problem comes back, reopen it below.',
  closesAt: (moment: string) => `Without a word from you it closes by itself: ${moment}.`,
  tellUs: 'Tell us below.',
  yourReply: (paused: string) => `Next: your reply.${paused && ` ${paused}`}`,
  paused: (amount: string) => `Until then our time to resolve it stands still, with ${amount} left.`,
  windowAt: (moment: string) => `Next: the work begins at ${moment}.`,
  nothingPromised: (team: string) => `Next: ${team} writes to you. No time is promised for that.`,
  next: (clock: string) => `${clock}.`,
  late: (clock: string) => `${clock}. The team has been told.`,
}
