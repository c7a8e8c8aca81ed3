/** The mail that gathers what could wait. */
export const gathered = {
  subject: (news: number, tickets: number) =>
    `${news === 1 ? '1 news' : `${news} news`} of ${tickets === 1 ? '1 ticket' : `${tickets} tickets`}`,
  handedOver: (by: string, tickets: number) => `${by} hands over ${tickets === 1 ? '1 ticket' : `${tickets} tickets`}`,
  handedOverLead: (by: string) => `${by} hands these tickets over:`,
  lead: 'What could wait until now, by ticket:',
  ticket: (ref: string, title: string, priority: string) => `${ref} ${title} (${priority})`,
  line: (moment: string, what: string) => `- ${moment}: ${what}`,
  end: 'What is urgent still comes at once.',
}
