/* English: every sentence, by what it tells. The rooms beside it decide which one is said; a language that comes later is a file of the same shape. */

export const amounts = {
  none: 'less than a minute',
  hours: (count: number) => `${count} h`,
  minutes: (count: number) => `${count} min`,
  seconds: (count: number) => `${count} s`,
  ago: (amount: string) => `${amount} ago`,
  justNow: 'just now',
  days: (count: number) => `${count} days`,
}

type Day = { weekday: string; day: string; month: string }

export const moments = {
  /** Tag of the locale whose names of days and months are used. */
  locale: 'en',
  today: (time: string) => `${time} today`,
  tomorrow: (time: string) => `${time} tomorrow`,
  thisWeek: (weekday: string, time: string) => `${weekday} ${time}`,
  day: ({ weekday, day, month }: Day) => `${weekday} ${day} ${month}`,
  dayOfYear: ({ weekday, day, month }: Day, year: string) => `${weekday} ${day} ${month} ${year}`,
  date: ({ day, month }: Omit<Day, 'weekday'>, year: string) => `${day} ${month} ${year}`,
  at: (day: string, time: string) => `${day}, ${time}`,
  in: (moment: string, timeZone: string) => `${moment} (${timeZone})`,
}

/** A clock by its three names: while it runs, when it is over, and within a sentence. */
export const clockNames = {
  respond: { due: 'First reply due', done: 'First reply', within: 'the first reply' },
  update: { due: 'Next reply due', done: 'Next reply', within: 'the next reply' },
  resolve: { due: 'Resolve by', done: 'Resolution', within: 'the resolution' },
  accept: { due: 'Acknowledge by', done: 'Acknowledgement', within: 'the acknowledgement' },
  hold: { due: 'Escalate by', done: 'Time at this level', within: 'the time at this level' },
  vendor: { due: 'Vendor reply due', done: 'Vendor reply', within: "the vendor's reply" },
}

export const clocks = {
  running: (due: string, left: string) => `${due}, ${left}`,
  left: (amount: string) => `in ${amount}`,
  leftOfWorking: (amount: string) => `in ${amount} of working time`,
  atRisk: (words: string) => `${words}, at risk`,
  late: (due: string, amount: string) => `${due}, ${amount} late`,
  paused: (amount: string) => `paused, ${amount} left`,
  kept: (ended: string, due: string) => `kept, ${ended}${due && `, due ${due}`}`,
  keptLate: (ended: string, due: string, amount: string) => `${amount} late, ${ended}, due ${due}`,
  cancelled: 'no longer needed',
  over: (name: string) => `${name}:`,
  sentence: (label: string, words: string) => `${label} ${words}`,
  used: (elapsed: string, target: string) => `used ${elapsed} of ${target}`,
  why: (target: string, calendar: string) => `Promised within ${target}, counted while ${calendar} is open.`,
  whyCounted: (elapsed: string) => `Counted so far: ${elapsed}.`,
  calendar: (name: string) => `“${name}”`,
  calendarIn: (name: string, timeZone: string) => `“${name}” (${timeZone})`,
}

/** Why a stretch of a clock was counted or not. */
export const segments = {
  counted: 'Counted',
  'closed-hours': 'Closed hours, not counted',
  holiday: 'Holiday, not counted',
  resolved: 'Resolved meanwhile, not counted',
  paused: (what: string, by: string) => `Paused${by && ` by ${by}`}: ${what}`,
  unknown: 'waiting',
}

/** What is waited for, as the desk reads it and as the requester does. */
export const waiting = {
  desk: {
    requester: 'waiting for the requester',
    vendor: 'waiting for the vendor',
    window: 'waiting for the change window',
  },
  requester: {
    requester: 'waiting for your reply',
    vendor: 'waiting for the vendor of the platform',
    window: 'waiting for the planned window',
  },
}

/** States of a ticket by name. */
export const states = { new: 'New', open: 'Open', waiting: 'Waiting', resolved: 'Resolved', closed: 'Closed' }
export const stateDetails = {
  unconfirmed: 'Resolved, not confirmed yet',
  merged: 'Merged',
  waiting: (what: string, until: string) =>
    `${what.charAt(0).toUpperCase()}${what.slice(1)}${until && ` until ${until}`}`,
}

/** What happened, as the desk reads it: who, and what they did. */
export const events = {
  by: (name: string, did: string) => `${name} ${did}`,
  opened: (team: string) => `opened it; it went to ${team}`,
  acknowledged: 'acknowledged it',
  repliedAsSupport: 'replied',
  repliedAsRequester: 'wrote',
  noted: 'noted',
  assignedToSelf: 'is the assignee',
  assigned: (person: string) => `assigned it to ${person}`,
  unassigned: 'unassigned it',
  automationGone: (id: string) => `is about the automation ${id}, which is not in the catalogue: it stays where it is`,
  unassignedWhoLeft: 'unassigned it: who had it is not in the team any more',
  rehomed: {
    'team-gone': (place: string, was: string) => `moved it to ${place}: the team ${was} is no longer there`,
    'level-gone': (place: string) => `moved it to ${place}: its level is no longer there`,
  },
  escalated: (place: string) => `escalated it to ${place}`,
  escalatedAutomatically: (place: string) => `escalated it automatically to ${place}`,
  returned: (place: string) => `returned it to ${place}`,
  waited: (what: string) => `put it on hold, ${what}`,
  resumed: 'resumed it',
  reprioritised: (priority: string, impact: string, urgency: string) =>
    `made it ${priority} (impact ${impact}, urgency ${urgency})`,
  retyped: { incident: 'made it an incident', change: 'made it a change', question: 'made it a question' },
  linked: 'linked an article',
  attached: (file: string) => `added the file ${file}`,
  vendorOpened: (reference: string, vendor: string) => `logged ${reference} with ${vendor}`,
  vendorAnswered: 'logged a reply of the vendor',
  vendorUpdated: 'updated the vendor ticket',
  vendorSolved: 'logged that the vendor solved it',
  vendorChased: 'reminded: the vendor has to be asked again',
  grouped: 'grouped it with others of the same cause',
  ungrouped: 'removed it from its group',
  resolved: 'resolved it',
  reopened: 'reopened it',
  closed: {
    confirmed: 'confirmed that it is resolved',
    expired: 'closed it: nobody objected to the resolution',
    closed: 'closed it',
    merged: 'closed it: it goes on elsewhere',
  },
  merged: (into: string) => `merged it into ${into}`,
  absorbed: (from: string) => `merged ${from} into it`,
  rated: (score: number) => `rated it ${score} of 5`,
  atRisk: (clock: string) => `At risk: ${clock}`,
  breached: (clock: string) => `Late: ${clock}`,
  place: (level: string, team: string) => (level === team ? level : `${level} (${team})`),
}

/** What happened, as the requester reads it. */
export const news = {
  opened: (team: string) => `Request received by ${team}`,
  acknowledged: (name: string) => `${name} acknowledged it`,
  repliedAsSupport: (name: string) => `${name} replied`,
  repliedAsRequester: 'You wrote',
  escalated: (team: string) => `Escalated to ${team}`,
  returned: (team: string) => `Returned to ${team}`,
  waited: (what: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
  resumed: 'Work goes on',
  reprioritised: (priority: string) => `Priority is now ${priority}`,
  resolvedBy: (name: string) => `${name} resolved it`,
  resolved: 'Resolved',
  reopened: 'Reopened',
  confirmed: 'You confirmed that it is resolved',
  closed: 'Closed',
  merged: (into: string) => `Continued in ${into}`,
  rated: (score: number) => `You rated it ${score} of 5`,
  attached: (file: string) => `File added: ${file}`,
}

/** Where a request stands, told to the person who made it. */
export const standing = {
  new: (team: string) => `Your request is with ${team}. Nobody has acknowledged it yet.`,
  open: (team: string) => `${team} is working on it.`,
  waitingForYou: (team: string) => `${team} needs a reply from you.`,
  waitingForVendor: (team: string) => `${team} waits for the vendor of the platform.`,
  waitingForWindow: 'It waits for its planned window.',
  resolved: (team: string) => `${team} says it is resolved. Did it work?`,
  merged: (continued: string) => `${continued}: it is the same problem.`,
  closed: 'Resolved and closed.',
  nothingMore: 'Nothing more happens. If the problem comes back, reopen it below.',
  closesAt: (moment: string) => `Without a word from you it closes by itself: ${moment}.`,
  tellUs: 'Tell us below.',
  yourReply: (paused: string) => `Next: your reply.${paused && ` ${paused}`}`,
  paused: (amount: string) => `Until then our time to resolve it stands still, with ${amount} left.`,
  windowAt: (moment: string) => `Next: the work begins at ${moment}.`,
  nothingPromised: (team: string) => `Next: ${team} writes to you. No time is promised for that.`,
  next: (clock: string) => `${clock}.`,
  late: (clock: string) => `${clock}. The team has been told.`,
}

/** What somebody is promised before they file, in pieces: the instants are put in where they stand. */
export const promise = {
  both: (team: string) => [`${team} replies by `, 'respondBy', ', and resolves it by ', 'resolveBy', '.'] as const,
  respond: (team: string) => [`${team} replies by `, 'respondBy', '.'] as const,
  resolve: (team: string) => [`${team} resolves it by `, 'resolveBy', '.'] as const,
  none: (team: string) => [`${team} replies. No time is promised for this kind of request.`] as const,
  noTime: 'no time is promised',
}

/** Whether the people who help are there. */
export const presence = {
  openUntil: (moment: string) => `They are there until ${moment}.`,
  alwaysOpen: 'They are there around the clock.',
  opensAt: (moment: string) => `They have gone home and are back at ${moment}.`,
  closed: 'They are not there right now.',
}

/** The support model in words. */
export const model = {
  moveLate: (clock: string, from: string, to: string) =>
    `When ${clock} is late, it is escalated from ${from} to ${to}.`,
  moveAtRisk: (clock: string, from: string, to: string) =>
    `When ${clock} is at risk, it is escalated from ${from} to ${to}.`,
  pauses: (waits: readonly string[]) =>
    waits.length > 0 ? `The time to resolve it stands still while ${waits.join(' or ')}.` : '',
  accept: (amount: string) => `acknowledges a request within ${amount}`,
  hold: (amount: string) => `escalates it after ${amount} at the latest`,
  notPromised: 'Not promised',
}

/** Mails: subjects, and the sentences of their text. Those to a requester begin after "Hello Kim,". */
export const mails = {
  named: (title: string, ref: string) => `${title} (${ref})`,
  about: (ref: string, sentence: string) => `${ref}: ${sentence}`,
  hello: (name: string) => `Hello ${name},`,
  end:
    'The link is the key to your request: pass it on only to people who may read and answer it.\n' +
    'This mail was sent by a machine. Nobody reads replies to it.',
  openAtDesk: 'Open it at the desk:',
  priority: 'Priority',
  requester: 'Requester',
  automation: 'Automation',
  opened: {
    subject: (named: string) => `We have your request: ${named}`,
    lead: (team: string, ref: string) => `your request is with ${team}. Its reference is ${ref}.`,
    link: 'Follow it, add to it or end it here:',
  },
  answered: {
    subject: (named: string) => `Reply to your request: ${named}`,
    lead: (name: string, ref: string) => `${name} replied to your request ${ref}:`,
    link: 'Read everything and reply here:',
  },
  resolved: {
    subject: (named: string) => `Resolved: ${named}`,
    lead: (ref: string) => `your request ${ref} is resolved. What was done:`,
    link: 'Say whether it works here:',
    otherwise: 'If you do nothing, it closes by itself after a while.',
  },
  closed: {
    subject: (named: string) => `Closed: ${named}`,
    lead: (ref: string) => `your request ${ref} was resolved, nothing more came, and so it is closed now.`,
    link: 'If it is not resolved after all, reopen it here:',
  },
  links: {
    subject: 'Links to your requests',
    lead: 'somebody, most likely you, asked for links to your requests. Here they are, newest first:',
    link: (title: string, ref: string, state: string) => `${title} (${ref}, ${state.toLowerCase()})`,
    end: 'If it was not you, nothing is wrong: only this mailbox has the links.',
  },
  arrived: {
    subject: (level: number, named: string) => `New at level ${level}: ${named}`,
    logged: (ref: string, team: string) => `${ref} was logged and is with ${team}.`,
    escalated: (ref: string, team: string, from: number) => `${ref} was escalated to ${team} from level ${from}:`,
    returned: (ref: string, team: string, from: number) => `${ref} was returned to ${team} from level ${from}:`,
  },
  replied: {
    subject: (ref: string, title: string) => `Reply to ${ref}: ${title}`,
    lead: (requester: string, ref: string) => `${requester} replied to ${ref}:`,
  },
  reopened: {
    subject: (named: string) => `Reopened: ${named}`,
    lead: (ref: string) => `${ref} was reopened:`,
  },
  assigned: {
    subject: (named: string) => `Assigned to you: ${named}`,
    lead: (ref: string) => `${ref} is assigned to you.`,
  },
  atRisk: {
    subject: (named: string) => `At risk: ${named}`,
    lead: (clock: string, due: string) => `${clock} is due ${due}, and most of the time is used up.`,
    moved: (clock: string, due: string) => `${clock} was at risk, and is due ${due} now.`,
    paused: (clock: string) => `${clock} was at risk, and is paused now.`,
    over: (clock: string) => `${clock} was at risk, and is not any more.`,
  },
  late: {
    subject: (named: string) => `Late: ${named}`,
    lead: (clock: string, due: string) => `${clock} was due ${due}.`,
  },
  chase: {
    subject: (named: string) => `Ask the vendor again: ${named}`,
    lead: (ref: string) => `The time agreed for asking the vendor about ${ref} again has come.`,
  },
  reorganised: {
    subject: (team: string) => `What changed for ${team}`,
    lead: (team: string) => `The organisation changed. For ${team} this means:`,
    moved: (count: number) =>
      count === 1 ? '1 open request moved to this team.' : `${count} open requests moved to this team.`,
    left: (person: string, count: number) =>
      count === 1
        ? `${person} is no longer in the team: 1 open request is unassigned.`
        : `${person} is no longer in the team: ${count} open requests are unassigned.`,
  },
}

/** Why the rules moved a ticket, by what became of the clock. */
export const reasons = {
  breached: (clock: string) => `By itself: ${clock} is late.`,
  'at-risk': (clock: string) => `By itself: ${clock} is at risk.`,
}

/** The form that escalates to support, in the browser and as a plain page. */
export const form = {
  title: 'Escalate to support',
  notSent: 'Your request is not sent yet',
  send: 'Escalate to support',
  sending: 'Sending …',
  optional: '(optional)',
  choose: 'Choose …',
  notSure: 'Not sure',
  fields: {
    title: { label: 'What is wrong, in one line', hint: 'The error text, if there is one.' },
    description: {
      label: 'What happened',
      hint: 'What you expected, what you saw, and since when. No passwords, please.',
    },
    automation: { label: 'Automation', none: 'I do not know, or another' },
    type: { label: 'What kind of request' },
    impact: { label: 'Who is held up' },
    urgency: { label: 'How soon it hurts' },
    window: { label: 'When it is planned' },
    'window-from': { label: 'From', hint: 'In your own time zone. Nothing is touched before.' },
    'window-to': { label: 'Until' },
    name: { label: 'Your name' },
    email: { label: 'Your e-mail address', hint: 'Answers come here, with a link to follow the request.' },
  },
  types: { incident: 'Something is broken', change: 'Something should change', question: 'I have a question' },
  impacts: { high: 'Many people, or customers', medium: 'One team', low: 'One person' },
  urgencies: { high: 'Now: work has stopped', medium: 'Today', low: 'It can wait some days' },
  countedFrom: 'Times count from when you send it.',
  seeNextPage: 'You see who replies and by when on the next page.',
  sentAlong: (article: string) => ['We will send along that ', article, ' did not help.'] as const,
  wrongs: {
    title: 'Say in a line what is wrong: at least 3 characters.',
    description: 'Say what happened, in a sentence or more.',
    name: 'Write your name, so that we know whom to answer.',
    email: 'Write an e-mail address, such as kim@example.com.',
    choice: 'Choose one of these.',
    answer: 'This is needed to look into it.',
    unlike: (hint: string) => `This does not look right. ${hint}.`,
    pattern: (pattern: string) => `This should look like ${pattern}.`,
    windowFrom: 'Say when the window begins, or leave both empty.',
    windowTo: 'Say when the window ends, or leave both empty.',
    windowOrder: 'The window must end after it begins.',
    windowPassed: 'This window has passed.',
    count: (count: number) =>
      count === 1 ? 'One thing is missing or wrong.' : `${count} things are missing or wrong.`,
    kept: 'What you typed is still here.',
  },
}

/** Grades and types as the desk names them, before what they mean. */
export const grades = { high: 'High', medium: 'Medium', low: 'Low' }
export const types = { incident: 'Incident', change: 'Change', question: 'Question' }
export const meaning = (name: string, means: string) => `${name}: ${means.charAt(0).toLowerCase()}${means.slice(1)}`

/** Why something is not possible now, beside the refusals. */
export const hindrances = {
  idle: {
    taken: 'It is acknowledged.',
    unassigned: 'It is unassigned.',
    'not-waiting': 'It is not waiting.',
    ungrouped: 'It is in no group.',
    resolved: 'It is resolved.',
    open: 'It is open.',
    closed: 'It is closed.',
    'vendor-answered': 'The vendor has replied.',
    'vendor-solved': 'The vendor has solved it.',
    same: 'Nothing would change.',
  },
  merged: (into: string) => `It goes on in ${into}.`,
  vendorTeams: (teams: readonly string[]) => `Vendor tickets are for ${teams.join(', ')}.`,
  with: (team: string) => `The ticket is with ${team}.`,
}

/** What each refusal is, and what to do about it. */
export const refusals = {
  'request.malformed': {
    title: 'The request cannot be read',
    detail: 'The body is not what its content type says. Send valid JSON, or form fields.',
  },
  'request.invalid': {
    title: 'Something in the request is missing or wrong',
    detail: 'Each field at fault is listed, with what was expected. Nothing was stored.',
  },
  'request.unsupported-type': {
    title: 'This content type is not understood',
    detail: 'Send application/json, or a form where the operation says so.',
  },
  'request.too-large': {
    title: 'The request is too large',
    detail: 'Shorten the text, or attach a file of up to 10 MB.',
  },
  'request.too-many': {
    title: 'Too many requests',
    detail: 'Wait as long as the Retry-After header says, then try again.',
  },
  'request.not-found': { title: 'There is nothing here', detail: 'The address is wrong, or what was here is gone.' },
  'request.method-not-allowed': {
    title: 'This cannot be done here',
    detail: 'The address exists, but not with this method.',
  },
  'request.not-signed-in': { title: 'Sign in first', detail: 'This belongs to the desk. Sign in, then try again.' },
  'request.not-yours': {
    title: 'Your team may not do this',
    detail: 'The support model says which team may act at which level.',
  },
  'request.cross-site': {
    title: 'The request came from another site',
    detail: 'Changes are only accepted from the pages of this site.',
  },
  'request.unknown-key': {
    title: 'The API key is not known',
    detail: 'It was mistyped or revoked. A new one is made with: ladder key add NAME.',
  },
  'request.stale': {
    title: 'Somebody else acted first',
    detail: 'The ticket changed since you read it. Read it again, then decide.',
  },
  'request.key-reused': {
    title: 'The Idempotency-Key was used for something else',
    detail: 'Use a new key for a new request.',
  },
  'request.at-work': {
    title: 'The same request is still at work',
    detail: 'Another request with this Idempotency-Key has not finished. Send it again in a moment.',
  },
  'request.failed': {
    title: 'Something broke on our side',
    detail: 'It was logged under the request id. Nothing was changed halfway.',
  },
  'request.not-ready': { title: 'Not ready yet', detail: 'The database does not answer. Try again shortly.' },
  'ticket.not-found': {
    title: 'There is no such request',
    detail: 'The reference or the link is wrong, or it is not yours to see.',
  },
  'ticket.unknown-automation': {
    title: 'The automation is not known',
    detail: 'Use the id of an automation in the catalogue, or leave it out.',
  },
  'ticket.unknown-article': {
    title: 'The article is not known',
    detail: 'Use the id of a published article, or leave it out.',
  },
  'ticket.missing-details': {
    title: 'Something this request needs is missing',
    detail: 'Answer each field that the automation and the article ask for.',
  },
  'ticket.window-needed': {
    title: 'A window must lie ahead',
    detail: 'Give a planned window that ends after it begins and has not passed.',
  },
  'ticket.cannot-acknowledge': {
    title: 'It cannot be acknowledged now',
    detail: 'Only an open ticket that nobody at its level has taken yet can be acknowledged.',
  },
  'ticket.cannot-reply': {
    title: 'No reply can be added',
    detail: 'The ticket is closed. Open a new one and name this one in it.',
  },
  'ticket.cannot-assign': { title: 'It cannot be assigned now', detail: 'The ticket is solved or closed.' },
  'ticket.nobody-to-assign': {
    title: 'Nobody is on the team',
    detail: 'The team that has the ticket has no members. Put people into it in the support model.',
  },
  'ticket.unknown-person': {
    title: 'This person is not on the team',
    detail: 'Assign to a member of the team that has the ticket.',
  },
  'ticket.cannot-escalate': {
    title: 'It cannot be escalated now',
    detail: 'Only an open or waiting ticket can go up the ladder.',
  },
  'ticket.at-the-top': {
    title: 'There is no level above',
    detail: 'The ticket is at the highest level of the ladder. Log a vendor ticket, or resolve it.',
  },
  'ticket.not-above': {
    title: 'That level is not above',
    detail: 'Escalate to a level above the one that has the ticket, or return it.',
  },
  'ticket.not-below': {
    title: 'That level is not below',
    detail: 'Return to a level below the one that has the ticket, or escalate it.',
  },
  'ticket.handover-incomplete': {
    title: 'The hand-over is not complete',
    detail: 'Say what was tried, what the evidence is and what is asked, and fill the fields this level needs.',
  },
  'ticket.cannot-return': {
    title: 'It cannot be returned',
    detail: 'Only an open or waiting ticket can go back down the ladder.',
  },
  'ticket.at-the-bottom': {
    title: 'There is no level below',
    detail: 'The ticket is at the lowest level that helps. Reply to the requester, or resolve it.',
  },
  'ticket.reason-needed': {
    title: 'A reason is needed',
    detail: 'Say why in a sentence: the next person reads it first.',
  },
  'ticket.cannot-wait': {
    title: 'It cannot wait now',
    detail: 'Only an open ticket can wait for the requester, the vendor or a change window.',
  },
  'ticket.until-passed': {
    title: 'That instant has passed',
    detail: 'Wait until an instant that lies ahead, or without an end.',
  },
  'ticket.cannot-reprioritise': { title: 'Its priority cannot change now', detail: 'The ticket is solved or closed.' },
  'ticket.cannot-retype': { title: 'Its type cannot change now', detail: 'The ticket is solved or closed.' },
  'ticket.cannot-link': { title: 'No article can be linked now', detail: 'The ticket is closed.' },
  'ticket.cannot-resolve': { title: 'It cannot be resolved now', detail: 'The ticket is closed.' },
  'ticket.cannot-reopen': {
    title: 'It cannot be reopened',
    detail: 'Only a solved or closed ticket that was not merged can be reopened.',
  },
  'ticket.cannot-close': { title: 'It cannot be closed yet', detail: 'Resolve it first: the requester is told how.' },
  'ticket.cannot-merge': { title: 'These cannot be merged', detail: 'Both must be open, and not the same ticket.' },
  'ticket.cannot-group': {
    title: 'These cannot be grouped',
    detail: 'Only tickets that are not closed can share a cause.',
  },
  'ticket.cannot-rate': { title: 'It cannot be rated yet', detail: 'Rate a request once it is solved.' },
  'ticket.cannot-attach': { title: 'No file can be added', detail: 'The ticket is closed.' },
  'ticket.empty-text': { title: 'There is no text', detail: 'Write something first.' },
  'ticket.changed': {
    title: 'Somebody else acted first',
    detail: 'The ticket changed since you read it. Read it again, then decide.',
  },
  'vendor.not-here': {
    title: 'Vendor tickets are not logged at this level',
    detail: 'Escalate to the level that holds the vendor first.',
  },
  'vendor.unknown': { title: 'The vendor is not known', detail: 'Use the id of a vendor in the support model.' },
  'vendor.no-such-ticket': { title: 'There is no such vendor ticket', detail: 'Log the vendor ticket first.' },
  'vendor.solved': {
    title: 'The vendor ticket is solved',
    detail: 'What is solved does not change. Log a new vendor ticket if it is not solved after all.',
  },
  'known-problem.not-found': {
    title: 'There is no such known problem',
    detail: 'The link is wrong, or it was taken back.',
  },
  'known-problem.ended': {
    title: 'This problem is over',
    detail: 'It was announced as solved. If it is back for you, escalate to support.',
  },
  'desk.not-your-level': {
    title: 'Your team may not do this',
    detail: 'The ticket is with another team. Add a note, or ask them.',
  },
  'attachment.too-large': { title: 'The file is too large', detail: 'Attach a file of up to 10 MB.' },
  'attachment.too-many': {
    title: 'There are too many files',
    detail: 'This request holds as many files as it may. Put further ones into one archive, or share a link.',
  },
  'attachment.not-found': {
    title: 'There is no such file',
    detail: 'The link is wrong, or the file is not yours to see.',
  },
}
export const unknownRefusal = { title: 'This is refused', detail: 'The rules of the desk do not allow it now.' }
