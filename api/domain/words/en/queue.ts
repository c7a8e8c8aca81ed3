/** The desk's lists: what each view is called, and what it means that it is empty. */
export const views = {
  next: {
    name: 'Next up',
    empty:
      'Nothing of your teams is open here. New requests appear by themselves; “All open” has those of other teams.',
  },
  open: { name: 'All open', empty: 'Nothing is open here. New requests appear by themselves.' },
  mine: {
    name: 'Mine',
    empty: 'Nothing is assigned to you. Assign yourself the next one from “Next up” with the key a.',
  },
  followed: {
    name: 'Followed by me',
    empty: 'You follow nothing that is open. On a ticket, “Follow” lets you hear what happens on it.',
  },
  unassigned: { name: 'Unassigned', empty: 'Everything is assigned to somebody.' },
  'at-risk': { name: 'At risk', empty: 'No promise is close to its end.' },
  breached: { name: 'Late', empty: 'No promise is late.' },
  waiting: { name: 'Waiting', empty: 'Nothing is waiting.' },
  vendor: { name: 'With a vendor', empty: 'Nothing is with a vendor.' },
  resolved: { name: 'Resolved', empty: 'Nothing was resolved lately that is not closed yet.' },
  closed: { name: 'Closed', empty: 'Nothing has been closed yet.' },
  all: { name: 'Search', empty: 'There is no ticket.' },
}

/** One act on many tickets. */
export const bulk = {
  title: 'What to do with the chosen tickets',
  choose: (ref: string) => `Choose ${ref}`,
  chooseAll: 'Choose all that are shown',
  chosen: (count: number) => (count === 1 ? '1 ticket chosen' : `${count} tickets chosen`),
  clear: 'Choose none',
  acts: {
    assign: 'Assign',
    reprioritise: 'Priority',
    reply: 'Reply',
    note: 'Note',
    resolve: 'Resolve',
    escalate: 'Escalate',
    group: 'Same cause',
    merge: 'Merge',
  },
  send: (act: string, count: number) => `${act}: ${count === 1 ? '1 ticket' : `${count} tickets`}`,
  into: 'Which one stays',
  with: 'Which one they share the cause with',
  soon: (act: string, count: number, seconds: number) =>
    `${act}: ${count === 1 ? '1 ticket' : `${count} tickets`} in ${seconds} s. Nothing is changed yet.`,
  undo: 'Undo',
  now: 'Do it now',
  undone: 'Nothing was changed.',
  done: (act: string, count: number) => `${act}: done for ${count === 1 ? '1 ticket' : `${count} tickets`}.`,
  refused: (count: number) => (count === 1 ? '1 ticket was left as it is:' : `${count} tickets were left as they are:`),
  key: 'Choose it, or not; with Shift all up to it',
}

/** The desk's own navigation. */
export const rail = {
  menu: 'Views and pages',
  label: 'Desk',
  byLevel: 'By level',
  done: 'Done',
  more: 'More',
  pages: {
    newTicket: 'New ticket',
    mine: 'My automations',
    knownProblems: 'Known problems',
    community: 'Community',
    knowledge: 'Knowledge',
    reports: 'Reports',
    model: 'Support model',
    deliveries: 'Deliveries',
    mail: 'Held mail',
    keys: 'API keys',
    portal: 'Portal',
  },
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
}

export const queue = {
  columns: {
    status: 'Status',
    priority: 'Priority',
    subject: 'Subject',
    automation: 'Automation',
    requester: 'Requester',
    assignee: 'Assignee',
    level: 'Level',
    due: 'Next SLA',
  },
  chooseColumns: 'Columns',
  saved: {
    title: 'Saved',
    save: 'Save this view',
    name: 'Name',
    whose: 'For',
    mine: 'me alone',
    send: 'Save',
    done: (name: string) => `Saved as “${name}”.`,
    savedAs: (name: string, team: string | undefined) =>
      team ? `This is “${name}” of ${team}.` : `This is your view “${name}”.`,
    drop: 'Forget it',
    dropped: (name: string) => `“${name}” is forgotten; its tickets are where they were.`,
  },
  sortHelp: (column: string) => `Sort by ${column}`,
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
  order: 'sorted by the next promise to a requester, then priority',
  endedOrder: 'sorted by what changed last',
  sorted: (column: string, descending: boolean) => `sorted by ${column}${descending ? ', last first' : ''}`,
  searchHelp:
    'Words, “exactly these”, team: automation: assignee:me priority: level: is:late is:open is:followed before:2026-11-01 after:',
  counted: (parts: readonly string[]) => (parts.length > 0 ? `Found: ${parts.join(', ')}` : 'Found: nothing'),
  ofState: (count: number, state: string) => `${count} ${state.toLowerCase()}`,
  wrongOperator: {
    'one-of': (asked: string, known: string) => `“${asked}” means nothing here. Expected one of ${known}.`,
    name: (asked: string, known: string) => `Nobody and nothing is called “${asked}”. Expected one of ${known}.`,
    date: (asked: string) => `“${asked}” is no date. Expected a day such as 2026-11-01.`,
    near: (operator: string, near: string) => `Did you mean ${operator}:${near}?`,
  },
  zone: (zone: string) => `times in your zone, ${zone}`,
  openUntil: (order: string, moment: string) => `${order} · your desk is open until ${moment}`,
  opensAt: (order: string, moment: string) => `${order} · your desk opens at ${moment}`,
}
