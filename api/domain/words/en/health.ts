import type { Finding } from '../../knowledge/health.ts'

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

/** What each finding says, and what to do about it. */
export const findings: {
  [K in Finding['kind']]: (finding: Extract<Finding, { kind: K }>) => { what: string; next: string }
} = {
  'filed-soon': ({ people: count, readers }) => ({
    what: `${count} of ${readers} readers filed a request within 30 minutes of reading it`,
    next: 'Read what they filed, and add the step or the case that is missing.',
  }),
  unhelpful: ({ people: count, votes, reason }) => ({
    what: `${count} of ${votes} votes say that it did not help${reason ? `, most often “${reason}”` : ''}`,
    next: 'Read the comments, follow it once as a reader would, and rewrite the part where it ends.',
  }),
  'passed-over': ({ people: count, name }) => ({
    what: `Came first for “${name}” and was left unopened by ${people(count)}`,
    next: 'Say in title and summary that it answers this, or write what does.',
  }),
  'doubtful-words': ({ people: count, words }) => ({
    what: `Opened ${count === 1 ? 'once' : `${count} times`} although nothing fitted well${words.length > 0 ? `: ${words.map((one) => `“${one}”`).join(', ')}` : ''}`,
    next: 'Add these words to its symptoms or aliases, if it answers them.',
  }),
  'broken-link': ({ to, line, more }) => ({
    what: `Its link ${to}${line === null ? '' : ` in line ${line}`} leads nowhere${more > 0 ? `, and so do ${more} more` : ''}`,
    next: 'Mend the link, or take it out.',
  }),
  overdue: ({ due, people: count }) => ({
    what: `Its review was due on ${due}${count > 0 ? `; ${people(count)} read it this month` : ''}`,
    next: 'Check it against how it is today, then write the day into reviewed.',
  }),
  'never-reviewed': ({ people: count }) => ({
    what: `Nobody has reviewed it${count > 0 ? `; ${people(count)} read it this month` : ''}`,
    next: 'Check it, then write the day into reviewed.',
  }),
}

export const health = {
  readers: (count: number) => (count === 1 ? '1 reader' : `${count} readers`),
  helped: (good: number, votes: number) =>
    votes === 0 ? 'no votes' : `${good} of ${votes} ${votes === 1 ? 'vote says' : 'votes say'} that it helped`,
  filed: (perHundred: string) => `${perHundred} requests per 100 readers`,
  taken: (count: number) => `taken along ${count === 1 ? 'once' : `${count} times`}`,
  solved: (count: number) => `solved ${count === 1 ? '1 request' : `${count} requests`}`,
  sum: (harmed: number, articles: number) =>
    `${harmed} of ${articles} ${articles === 1 ? 'article has' : 'articles have'} something to do.`,
  nothing: 'Nothing is to be done about these articles.',
  keptBy: 'Kept by',
  allTeams: 'All teams',
  about: 'About',
  everything: 'Everything',
  byTeam: 'By team',
  byAutomation: 'By automation',
  aboutIt: (automation: string) => `; about ${automation}`,
  keptByIt: (team: string) => `; kept by ${team}`,
  whyNot: (reasons: readonly { words: string; count: number }[]) =>
    `Why not: ${reasons.map(({ words, count }) => `${words} (${count})`).join(', ')}`,
  columns: ['Articles', 'To do', 'Readers', 'Helped', 'Requests per 100', 'Filed soon', 'Solved'],
}

/** How each number is made. */
export const healthDefinitions = [
  {
    term: 'Month',
    meaning: 'In UTC. Counts stay when single signals are forgotten; reasons and words are those that are still kept.',
  },
  { term: 'Readers', meaning: 'Visits that opened the article. One visit counts once, however often it reads.' },
  { term: 'Helped', meaning: 'Good votes of all votes. Who does not vote is not counted.' },
  {
    term: 'Requests per 100 readers',
    meaning: 'Requests that were filed after the article was read in the same browser within four hours.',
  },
  { term: 'Filed soon', meaning: 'Those filed within 30 minutes of reading it.' },
  { term: 'Solved', meaning: 'Requests of people that were resolved with the article and are resolved still.' },
  {
    term: 'Nothing fitted well',
    meaning: 'The search said that nothing fits well, and this article was opened nonetheless.',
  },
  {
    term: 'Order',
    meaning:
      'First what harms people now (requests filed soon, votes that it did not help, searches that passed it over), then what keeps people from it (words, links), then what may become wrong (reviews); each by how many people it concerned.',
  },
]
