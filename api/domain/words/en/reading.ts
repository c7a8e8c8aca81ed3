/** Reading an article: whether it helped, the way to a person, copying, and how it does. */
export const reading = {
  help: { stuck: 'Stuck?', person: 'Get help from a person' },
  vote: {
    heading: 'Did this help?',
    ask: 'Did this solve it?',
    yes: 'Yes',
    no: 'No',
    missing: 'What was missing? It goes to the people who write this page.',
    reasons: ['It did not work', 'I do not understand it', 'It is out of date', 'It is about something else'],
    helped: 'Good. Thank you for saying so.',
    thanks: 'Thank you. The people who write this page will read it.',
  },
  stuck: {
    ask: 'Still stuck?',
    people: 'People take over from here, and you see when they answer before you send anything.',
    escalate: 'Escalate to support',
    step: (number: number) => `We send along that you did step ${number}.`,
    steps: (some: string, last: number) => `We send along that you did steps ${some} and ${last}.`,
  },
  copy: { copy: 'Copy', copied: 'Copied', byHand: 'Select and copy by hand' },
  tools: {
    markdown: 'Copy as Markdown',
    print: 'Print',
    edit: 'Edit this page',
    copied: 'Copied.',
    notCopied: (address: string) => `Not copied. It is at ${address}.`,
  },
  month: 'This month',
}
