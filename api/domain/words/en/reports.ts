/** What the reports call things, and how each number is made. */
export const reports = {
  zone: (timeZone: string) => `Days and months in ${timeZone}.`,
  opened: (count: number) => (count === 1 ? '1 ticket opened' : `${count} tickets opened`),
  nothing: 'Nothing was promised, spent or rated in this time. Choose an earlier first day.',
  howCounted: 'How this is counted',
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
    term: 'Where the time went',
    meaning:
      'Time of all tickets within the period, until each was resolved: every second belongs to one level, to the requester, to the vendor or to closed hours.',
  },
  { term: 'Open', meaning: 'Not resolved and not closed when the report is made, whatever the period.' },
  { term: 'Rating', meaning: 'The last rating of each ticket, on the day it was given.' },
]
