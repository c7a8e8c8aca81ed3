const reports = (count: number) =>
  count === 0 ? 'nobody has reported it' : count === 1 ? '1 person reported it' : `${count} people reported it`

/** The page on which support posts known problems. */
export const posted = {
  title: 'Known problems',
  intro:
    'Shown on the home page, on the pages of the automation and in the escalate form. People follow one instead of filing it again; an update answers all of them.',
  none: 'There is no known problem.',
  heading: 'Post a known problem',
  post: 'Post it',
  posted: 'Posted.',
  tell: 'Tell everybody',
  told: 'Told to everybody.',
  end: 'Tell everybody that it is over',
  over: 'Over',
  everything: 'Everything',
  reports,
  updated: (moment: string) => `last update ${moment}`,
  was: (automation: string | null, count: number, moment: string) =>
    `${automation ?? 'everything'}, ${reports(count)}, over ${moment}`,
  fields: {
    title: 'What is wrong, as a reader would say it',
    automation: 'Automation',
    anyAutomation: 'Everything, or none',
    body: 'What is known, and when there is more',
    update: 'What is new',
    ticket: 'Ticket that reports it',
    ticketHint: 'Its group becomes the group of the problem.',
  },
}
