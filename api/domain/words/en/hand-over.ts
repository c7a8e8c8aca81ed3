/** Handing over a shift. */
export const handOver = {
  title: 'Hand over',
  intro: 'What is yours and due before you are back goes to somebody else, with one note that stands on each ticket.',
  back: { label: 'When you are back', hint: 'Your next working hours are proposed.' },
  to: 'To whom',
  onCall: (who: string) => `Who is on call: ${who}`,
  nobody: 'Nobody else is in your teams.',
  note: {
    label: 'What the next one should know',
    hint: 'An internal note on each ticket; the requester never sees it.',
  },
  due: 'Due before you are back',
  rest: 'Also yours, not due before then',
  noneDue: 'Nothing of yours is due before then.',
  none: 'Nothing is assigned to you.',
  reading: 'Reading …',
  take: (ref: string) => `Hand over ${ref}`,
  send: (count: number) => (count === 1 ? 'Hand over 1 ticket' : `Hand over ${count} tickets`),
  choose: 'Choose at least one ticket.',
  done: (count: number, who: string) =>
    count === 1 ? `1 ticket is with ${who} now.` : `${count} tickets are with ${who} now.`,
  whoOnCall: 'who is on call',
  refused: 'Nothing was handed over. These hinder it:',
}
