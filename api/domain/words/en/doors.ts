/** The ways to an answer: what each is good for, and how soon it answers. */
export const doors = {
  title: 'Ways to an answer',
  atOnce: 'At once',
  search: { name: 'Search', what: 'You know the error text, or what it is called.' },
  chat: { name: 'Ask', what: 'You would rather say it in your own words, or paste what you see.' },
  resources: { name: 'Resources', what: 'You need a checklist, a template or a sample to do it yourself.' },
  community: { name: 'Ask the community', what: 'It is not urgent, and others who use it may know.' },
  byOthers: 'As soon as somebody knows',
  people: { name: 'Escalate to support', what: 'None of these helped, or it is urgent. What you tried goes along.' },
  reply: (amount: string) => `First reply within ${amount}`,
  noReply: 'No time is promised',
  selfSupport: (pages: number, resources: number) =>
    `You, with ${pages} ${pages === 1 ? 'page' : 'pages'}${resources > 0 ? `, ${resources} ${resources === 1 ? 'resource' : 'resources'}` : ''} and the chat, kept right by the teams named on them. Most problems end here.`,
}
