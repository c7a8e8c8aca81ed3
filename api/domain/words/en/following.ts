/** Following a known problem: said on pages that load no form. */
export const following = {
  email: 'Your e-mail address',
  instead: 'Follow it instead of filing',
  hint: 'Every update answers you, by mail and on a page of your own.',
  send: 'Follow it',
  form: (title: string) => `Follow: ${title}`,
  notSent: 'Nothing was sent; try again in a moment.',
  expected: (what: string) => `Expected ${what}.`,
  known: (title: string) => `Known problem: ${title}`,
  weKnow: (title: string) => `We know, and work on it: ${title}`,
  many: (count: number, titles: string) => `We know of ${count} problems: ${titles}`,
  everything: 'Everything',
  reports: (count: number) => (count === 1 ? 'One person reported this.' : `${count} people reported this.`),
  lastUpdate: (when: string) => `Last update ${when}.`,
  away: { unreached: 'Support cannot be reached right now.', offline: 'You are offline.' },
}
