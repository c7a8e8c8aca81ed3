/** What the page about deflection calls things, and how each number is made. */
export const deflection = {
  outcomes: {
    confirmed: 'Confirmed',
    potential: 'Potential',
    returned: 'Came back',
    none: 'None',
  },
  resolved: 'Requests resolved',
  selfSolved: 'Self-solved',
  foundFirst: 'Answer was in the first five',
  ofThem: (some: number, all: number) => `${some} of ${all}`,
  nothing: 'Nobody has visited the portal in these months.',
}

export const deflectionDefinitions = (windowHours: number) => [
  {
    term: 'Visit',
    meaning: `What is done in one tab, until ${windowHours} hours pass without an act. It is counted once, in the month in which it began, at the article of its last act. Visits that go on now count as they stand.`,
  },
  {
    term: 'Confirmed',
    meaning: `A good vote, or “That solved it” in the form, was the last act, and no request was filed within ${windowHours} hours.`,
  },
  {
    term: 'Came back',
    meaning:
      'It was confirmed, but within seven days the same tab read the article again, voted against it or filed a request. It is taken off the confirmed ones.',
  },
  {
    term: 'Potential',
    meaning: `An article was read, or a suggestion opened in the form, and no request was filed within ${windowHours} hours. Perhaps it helped.`,
  },
  { term: 'None', meaning: 'A request was filed, the last vote says that it did not help, or nothing was read.' },
  {
    term: 'Self-solved share',
    meaning:
      'Confirmed visits ÷ (confirmed visits + requests of people resolved in the month). Potential ones are left out, and requests of machines too.',
  },
  {
    term: 'Answer was in the first five',
    meaning:
      'Of requests that an article solved: those whose title, or one of the last three searches sent along, had that article among the first five results when the request was opened. It is kept then and never asked again.',
  },
  {
    term: 'What it cannot see',
    meaning:
      'A visit ends with its tab. Who comes back in another tab or by mail, or says no to being counted, is not seen as the same.',
  },
]
