import { following } from './following.ts'

/** The form that escalates to support, in the browser and as a plain page. */
export const form = {
  title: 'Escalate to support',
  notSent: 'Your request is not sent yet',
  send: 'Escalate to support',
  sending: 'Sending …',
  optional: '(optional)',
  needed: '* must be filled in',
  choose: 'Choose …',
  notSure: 'Not sure',
  fields: {
    title: { label: 'Subject', hint: 'What is wrong, in one line. The error text, if there is one.' },
    description: {
      label: 'What happened',
      hint: 'What you expected, what you saw, and since when. No passwords, please.',
    },
    automation: { label: 'Automation', none: 'I do not know, or another' },
    type: { label: 'Type', hint: 'What kind of request it is.' },
    impact: { label: 'Impact', hint: 'Who is held up.' },
    urgency: { label: 'Urgency', hint: 'How soon it hurts.' },
    window: { label: 'When it is planned' },
    'window-from': { label: 'From', hint: 'In your own time zone. Nothing is touched before.' },
    'window-to': { label: 'Until' },
    name: { label: 'Your name' },
    email: { label: following.email, hint: 'Answers come here, with a link to follow the request.' },
  },
  files: {
    label: 'Files',
    hint: 'A screenshot of the error, a log. Choose, drop or paste them; up to 10 MB each.',
    chosen: 'Files that are sent along',
    remove: 'Remove',
    tooMany: (most: number) => `At most ${most} files at once. More can be added on the page of your request.`,
    unsent: (names: string) => `Not arrived: ${names}. Add it once more below.`,
  },
  folds: { details: 'More details', grades: 'Type, impact and urgency' },
  skipped: (level: number, name: string) =>
    `Level ${level}, ${name}, is skipped: no automation is chosen that somebody owns.`,
  types: { incident: 'Something is broken', change: 'Something should change', question: 'I have a question' },
  impacts: { high: 'Many people, or customers', medium: 'One team', low: 'One person' },
  urgencies: { high: 'Now: work has stopped', medium: 'Today', low: 'It can wait some days' },
  countedFrom: 'Times count from when you send it.',
  seeNextPage: 'You see who replies and by when on the next page.',
  sentAlong: (article: string) =>
    ['We will send along that ', article, ' did not help.'] as readonly [string, string, string],
  wrongs: {
    title: 'Say in a line what is wrong: at least 3 characters.',
    description: 'Say what happened, in a sentence or more.',
    name: 'Write your name, so that we know whom to answer.',
    email: 'Write an e-mail address, such as kim@example.com.',
    choice: 'Choose one of these.',
    empty: 'Write something here.',
    answer: 'This is needed to look into it.',
    option: (options: string) => `Choose one of these: ${options}.`,
    unlike: (hint: string) => `This does not look right. ${hint}.`,
    pattern: (pattern: string) => `This should look like ${pattern}.`,
    windowFrom: 'Say when the window begins, or leave both empty.',
    windowTo: 'Say when the window ends, or leave both empty.',
    windowOrder: 'The window must end after it begins.',
    windowPassed: 'This window has passed.',
    count: (count: number) =>
      count === 1 ? 'One thing is missing or wrong.' : `${count} things are missing or wrong.`,
    notSent: 'Not sent yet.',
    kept: 'What you typed is still here.',
  },
}

/** Grades and types as the desk names them, before what they mean. */
export const grades = { high: 'High', medium: 'Medium', low: 'Low' }

export const types = { incident: 'Incident', change: 'Change', question: 'Question' }

export const meaning = (name: string, means: string) => `${name}: ${means.charAt(0).toLowerCase()}${means.slice(1)}`
