/** What the reports call things, and how each number is made. */
export const reports = {
  title: 'Reports',
  from: 'From',
  to: 'to',
  counting: 'Counting …',
  zone: (timeZone: string) => `Days, weeks and months in ${timeZone}.`,
  opened: (count: number) => (count === 1 ? '1 ticket opened' : `${count} tickets opened`),
  nothing: 'Nothing was promised, spent or rated in this time. Choose an earlier first day.',
  howCounted: 'How this is counted',
  before: (share: string) => `before: ${share}`,
  inTime: (promise: string) => `${promise}, in time`,
  nobody: 'nobody',
  more: (count: number) => `${count} more are in the CSV.`,
  filters: {
    level: { label: 'Level', any: 'All levels' },
    team: { label: 'Team', any: 'All teams' },
    automation: { label: 'Automation', any: 'All automations' },
    priority: { label: 'Priority', any: 'All priorities' },
  },
  by: {
    policy: 'By policy',
    level: 'By level',
    team: 'By team',
    person: 'By person',
    automation: 'By automation',
    priority: 'By priority',
    week: 'By week, from its Monday',
    month: 'By month',
  },
  summary: {
    kept: 'Promises kept',
    resolved: 'Resolved',
    atOnce: 'At first contact',
    returned: 'Returned',
    reopened: 'Reopened',
    open: 'Open now',
  },
  changes: {
    model: (version: string) => `support model ${version} came into force`,
    'known-problem': (title: string) => `known problem “${title}”`,
  },
  next: {
    title: 'What may be late next',
    hint: 'Promises that still run, the likeliest to break first: how many like it, having run as long, were late in this period.',
    columns: ['Ticket', 'Promise', 'Left', 'Like it', 'Due before it', 'With'],
    none: 'No promise is running.',
    risk: (late: number, alike: number) => `${late} of ${alike} late`,
    unknown: 'none yet',
  },
  attainment: {
    title: 'Promises kept',
    hint: 'Of all promises that were judged in this time: how many were kept, and how many were late.',
    further: 'By policy, automation, priority, week and month',
  },
  causes: {
    title: 'Top causes',
    hint: 'Who had most of the time of what was late, as the ledger of each ticket says.',
    columns: ['Most time with', 'Promise', 'Late', 'Late by, together'],
    none: 'Nothing was late.',
  },
  reasons: {
    title: 'Reasons',
    hint: 'What people chose on the tickets as the reason. “Say why it was late” stands on each ticket that was.',
    columns: ['Reason', 'Late', 'Late by, together'],
    none: 'none chosen yet',
  },
  breaches: {
    title: 'What was late, and why',
    hint: 'The latest first, each with who held the ticket when it was due. “Most time with” says where it was most of its life.',
    columns: ['Ticket', 'Promise, policy then', 'Late by', 'Was due', 'Charged to, assignee then', 'Most time with'],
  },
  times: {
    title: 'How long it took',
    hint: 'Working time until the first reply and until the solution, of what was done in this time.',
    columns: ['Promise', 'Priority', 'Done', 'Median', 'Nine of ten within'],
    none: 'Nothing was replied to or resolved.',
  },
  flow: {
    title: 'What came and went',
    hint: 'Week by week, from its Monday.',
    columns: ['Week', 'Opened', 'Ended', 'Reopened', 'Open at its end'],
  },
  hours: {
    title: 'When requests come',
    hint: 'Opened in each two hours of the week.',
    day: 'Day',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  ledger: {
    title: 'Where the time went',
    hint: 'Every second of every ticket in this time, until it was resolved, belongs to exactly one.',
  },
  backlog: {
    title: 'What is open',
    hint: 'As of now, whatever the period.',
    none: 'Nothing is open.',
    columns: [
      'Level',
      'Open',
      'Waiting',
      'Median age',
      'Oldest',
      'under 4 h',
      'under 1 day',
      'under 3 days',
      'under 7 days',
      'older',
    ],
  },
  satisfaction: {
    title: 'How people rated it',
    hint: 'Of those who did.',
    none: 'Nobody has rated a request yet.',
    columns: ['Month', 'Ratings', 'Mean', '1', '2', '3', '4', '5'],
  },
}

export const definitions = [
  {
    term: 'Period',
    meaning:
      'From the start of the first day to the end of the last, in the time zone of the organisation. A promise belongs to the day on which it was judged, whenever its ticket was opened.',
  },
  {
    term: 'Kept',
    meaning: 'What was promised happened at the due instant or before. It is judged when it happens.',
  },
  {
    term: 'Late',
    meaning:
      'It had not happened when the due instant had passed. It is judged at the due instant, and stays late whatever is changed afterwards: priority, type, policy, merging, reopening. A change that promises anew begins another cycle, counted beside it.',
  },
  {
    term: 'Not counted',
    meaning:
      'Promises that still run in time, and those that lost their meaning before they were due: merged, no longer promised, or moved on by the rules before anybody acknowledged.',
  },
  {
    term: 'Charged to',
    meaning:
      'The level, the team and the person that held the ticket when the promise was judged, under the policy and priority of that moment. Acknowledgement and time at a level are charged to that stay.',
  },
  {
    term: 'Late by',
    meaning: 'Working time from the due instant until it happened or lost its meaning, else until now.',
  },
  {
    term: 'Share',
    meaning: 'Kept of all that were judged, in whole percent, never rounded up.',
  },
  {
    term: 'Before',
    meaning: 'The same of as many days that end where the period begins.',
  },
  {
    term: 'Level, team, priority',
    meaning:
      'Chosen, only promises charged to them are counted; time spent and ratings are those of the tickets that have one.',
  },
  {
    term: 'At first contact',
    meaning:
      'Resolved for the first time in the period, without being escalated or returned before and without the requester having had to write again.',
  },
  {
    term: 'Returned, reopened',
    meaning: 'How often a level gave a ticket back to the one below, and how often a resolved one was opened again.',
  },
  {
    term: 'Ended, open at its end',
    meaning:
      'Resolved, merged or closed in that week; and what was open when the week, the period or the present ended.',
  },
  {
    term: 'How long it took',
    meaning:
      'Working time that the clock counted, waiting for the requester left out. Half took no longer than the median.',
  },
  {
    term: 'Like it',
    meaning:
      'Promises of the same kind and priority that were judged in the period and had run at least as long: how many of them were late.',
  },
  {
    term: 'Where the time went',
    meaning:
      'Time of all tickets within the period, until each was resolved: every second belongs to one level, to the requester, to the vendor or to closed hours.',
  },
  { term: 'Open', meaning: 'Not resolved and not closed when the report is made, whatever the period.' },
  { term: 'Rating', meaning: 'The last rating of each ticket, on the day it was given.' },
]
