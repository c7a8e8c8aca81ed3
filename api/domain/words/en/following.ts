/** Following a known problem: said on pages that load no form. */
export const following = {
  email: 'Your e-mail address',
  instead: 'Follow it instead of filing',
  hint: 'Every update answers you, by mail and on a page of your own.',
  send: 'Follow it',
  away: { unreached: 'Support cannot be reached right now.', offline: 'You are offline.' },
}
