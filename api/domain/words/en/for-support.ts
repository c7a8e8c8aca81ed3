/** Articles that only some may read, on pages of the server. */
export const forSupport = {
  title: 'Articles for support',
  lead: 'What the portal does not show: for people who help others.',
  find: 'Search these articles',
  search: 'Search',
  none: 'Nothing here fits these words.',
  whole: 'Search the whole portal, these among it',
  all: 'All of them',
  door: 'Sign in to read this',
  doorWhy: 'Articles for support are read by people who are signed in.',
  organisation: 'Sign in with your organisation',
  signIn: 'Sign in',
  notYours: 'Signed in, but not a reader',
  notYoursWhy:
    'These articles are read by the people of the desk and by those whom your organisation has named. Ask support if you should be one of them.',
  back: 'All articles for support',
  missing: 'There is no such article',
  missingWhy: 'It may have a new name. Search finds it by its words.',
  never: 'Never reviewed',
  reviewed: (day: string) => `Reviewed ${day}`,
}
