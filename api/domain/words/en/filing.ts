import { whoHelps } from './promise.ts'

/** What is said beside the form while it is filled in, and when it could not be sent. */
export const filing = {
  promise: {
    asking: 'Asking who would help, and by when …',
    away: 'The promise cannot be read right now. You can send this all the same, and see it on the next page.',
    counts: (priority: string, policy: string) =>
      [`Counts as ${priority} under `, policy, '.'] as readonly [string, string, string],
    ownZone: 'Times are in your zone.',
    zones: (own: string, team: string) => `Times are in your zone, ${own}; the team works in ${team}.`,
    whoHelps,
    you: 'You, so far',
  },
  along: {
    heading: 'We will send this along',
    hint: 'So that nobody asks you to try it again. Untick what should stay with you.',
    which: 'Which',
    article: 'Page',
    steps: 'Steps',
    stepsDone: (done: number, all: number) => (done === 0 ? `none of ${all} done` : `${done} of ${all} done`),
    step: (isDone: boolean): string => (isDone ? '(done)' : '(not done)'),
    vote: 'What you said of it',
    voted: (helped: boolean, reason: string) =>
      helped ? 'it solved something' : `it did not help${reason && `: ${reason}`}`,
    count: (kept: number, all: number) => `${kept} of ${all} ${all === 1 ? 'thing' : 'things'} you did`,
    searches: 'Search',
    search: (query: string) => `“${query}”`,
    read: 'Also read',
  },
  suggestions: {
    heading: 'This may answer it',
    found: (count: number) => (count === 1 ? 'One page may answer this' : `${count} pages may answer this`),
    listed: 'Listed below the description.',
    newTab: 'Opens in a new tab. What you typed stays here.',
    opened: (title: string) => ['You opened ', title, '. Did it solve it?'] as readonly [string, string, string],
    solved: 'Yes, nothing to send',
    notSolved: 'No',
  },
  trouble: {
    tooMany: (seconds: number) =>
      `Many requests came from here at once. Try again in ${seconds} seconds. Nothing is lost.`,
    broke: (requestId: string) =>
      'Something broke on our side. What you typed is kept here: try again in a minute.' +
      (requestId && ` If it stays so, name this number to support: ${requestId}.`),
    away: (why: string) =>
      `${why} What you typed is kept in this browser. Send it again when you are back: it cannot be filed twice.`,
  },
}
