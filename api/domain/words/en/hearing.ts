/** Who hears of a ticket: followers, and whom a note mentions. */
export const hearing = {
  title: 'Who follows it',
  nobody: 'Nobody follows it.',
  mutedByYou: 'You have muted it: you hear only what is urgent and yours.',
  people: 'People to mention',
  found: (count: number) =>
    count === 1 ? '1 person: Enter puts the name in.' : `${count} people: Enter puts the name in.`,
  unknown: (name: string) =>
    `Nobody of the teams is called “@${name}”. Choose a name from the list that @ opens, or put it between backticks.`,
  near: (name: string) => `Did you mean @${name}?`,
}
