/** Mails: subjects, and the sentences of their text. Those to a requester begin after "Hello Kim,". */
export const mails = {
  named: (title: string, ref: string) => `${title} (${ref})`,
  about: (ref: string, sentence: string) => `${ref}: ${sentence}`,
  hello: (name: string | null) => (name === null ? 'Hello,' : `Hello ${name},`),
  end:
    'The link is the key to your request: pass it on only to people who may read and answer it.\n' +
    'This mail was sent by a machine. Nobody reads replies to it.',
  endAnswered:
    'The link is the key to your request: pass it on only to people who may read and answer it.\n' +
    'You can answer this mail: what you write above it reaches support.',
  noteByAnswer: 'If you answer this mail, it becomes a note for support only. Reply to the requester at the desk.',
  openAtDesk: 'Open it at the desk:',
  openThere: 'Open it at the desk',
  priority: 'Priority',
  requester: 'Requester',
  automation: 'Automation',
  opened: {
    subject: (named: string) => `We have your request: ${named}`,
    lead: (team: string, ref: string) => `your request is with ${team}. Its reference is ${ref}.`,
    link: 'Follow it, add to it, or withdraw it once it has solved itself, here:',
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
    verdict: 'It is solved? One of these opens a page with one button, which says so and how it went:',
    otherwise: 'If you do nothing, it closes by itself after a while.',
  },
  closed: {
    subject: (named: string) => `Closed: ${named}`,
    lead: (ref: string) => `your request ${ref} was resolved, nothing more came, and so it is closed now.`,
    link: 'If it is not resolved after all, reopen it here:',
  },
  merged: {
    subject: (named: string) => `Answered together: ${named}`,
    lead: (team: string, ref: string) =>
      `your request ${ref} is about the same problem as another one, so ${team} answers both together.`,
    replies:
      'You need not do anything: you get every reply and the solution, and what you write reaches the same people.',
    link: 'See how it goes on, add to it, or say that yours is not solved, here:',
  },
  links: {
    subject: 'Links to your requests',
    lead: 'somebody, most likely you, asked for links to your requests. Here they are, newest first:',
    link: (title: string | null, ref: string, state: string) =>
      title === null ? `${ref} (${state.toLowerCase()})` : `${title} (${ref}, ${state.toLowerCase()})`,
    end: 'If it was not you, nothing is wrong: only this mailbox has the links.',
  },
  written: {
    subject: (named: string) => `It is written now: ${named}`,
    lead: (ref: string) => `you told us with ${ref} what you could not find. There is an answer to it now:`,
    otherwise: 'If it does not answer you, say so here:',
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
  withdrawn: {
    subject: (named: string) => `Withdrawn: ${named}`,
    lead: (requester: string, ref: string) =>
      `${requester} withdrew ${ref}: it has solved itself. There is nothing left to do.`,
  },
  assigned: {
    subject: (named: string) => `Assigned to you: ${named}`,
    lead: (ref: string) => `${ref} is assigned to you.`,
  },
  atRisk: {
    subject: (named: string) => `At risk: ${named}`,
    lead: (clock: string, due: string) => `${clock} is due ${due}, and most of the time is used up.`,
  },
  late: {
    subject: (named: string) => `Late: ${named}`,
    lead: (clock: string, due: string) => `${clock} was due ${due}.`,
  },
  chase: {
    subject: (named: string) => `Ask the vendor again: ${named}`,
    lead: (ref: string) => `The time agreed for asking the vendor about ${ref} again has come.`,
  },
  followed: {
    subject: (named: string) => `News of ${named}`,
    lead: (what: string) => `${what}.`,
    why: 'You get this because you follow it.',
  },
  mentioned: {
    subject: (named: string) => `You are mentioned: ${named}`,
    lead: (name: string, ref: string) => `${name} mentioned you in a note on ${ref}:`,
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
