/** The desk's lists: what each view is called, and what it means that it is empty. */
export const views = {
  next: { name: 'Next up', empty: 'Nothing is open here. New requests appear by themselves.' },
  mine: {
    name: 'Mine',
    empty: 'Nothing is assigned to you. Assign yourself the next one from “Next up” with the key a.',
  },
  unassigned: { name: 'Unassigned', empty: 'Everything is assigned to somebody.' },
  'at-risk': { name: 'At risk', empty: 'No promise is close to its end.' },
  breached: { name: 'Late', empty: 'No promise is late.' },
  waiting: { name: 'Waiting', empty: 'Nothing is waiting.' },
  vendor: { name: 'With a vendor', empty: 'Nothing is with a vendor.' },
  resolved: { name: 'Resolved', empty: 'Nothing was resolved lately that is not closed yet.' },
  closed: { name: 'Closed', empty: 'Nothing has been closed yet.' },
}

export const queue = {
  columns: { ticket: 'Ticket', automation: 'Automation', level: 'Level', due: 'Next due', assignee: 'Assignee' },
  noAutomation: 'none named',
  othersReport: (count: number) => (count === 1 ? '1 other reports it' : `${count} others report it`),
  steps: (done: number, total: number) => `did ${done} of ${total} steps`,
  opened: (ago: string) => `new, ${ago}`,
  resolved: (ago: string) => `Resolved ${ago}`,
  nothingDue: 'Nothing is promised',
  noMatch: (text: string) => `No ticket has “${text}” in it.`,
  noFit: 'No ticket fits. Show all again, or choose something else.',
  sameCause: 'Same cause',
  requestsOf: (requester: string) => `Requests of ${requester}`,
  level: (level: string) => `Level ${level}`,
  dueFirst: 'sorted by what is due next',
  changedFirst: 'what changed last, first',
  zone: (zone: string) => `times in your zone, ${zone}`,
  openUntil: (order: string, moment: string) => `${order} · your desk is open until ${moment}`,
  opensAt: (order: string, moment: string) => `${order} · your desk opens at ${moment}`,
}
