/** The first draft of a hand-over, from what the ticket already says. */
export const handover = {
  read: (article: string) => `The requester read “${article}”.`,
  step: (step: string) => `Done: ${step}`,
  noStep: (step: string) => `Not done: ${step}`,
  searched: (searches: readonly string[]) => `Searched: ${searches.map((words) => `“${words}”`).join(', ')}`,
  detail: (name: string, answer: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${answer}`,
  files: (names: readonly string[]) => `Files on the ticket: ${names.join(', ')}`,
  drafted: 'Filled with what the ticket says. Look it through before it goes up.',
}
