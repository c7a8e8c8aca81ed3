/** "Can't find it? Let us know.": its form, and what is said when it was sent. */
export const asked = {
  title: "Can't find it? Let us know.",
  words: 'What did you look for?',
  email: 'Your e-mail address, only if you want an answer',
  hint: 'Without it nobody knows that it was you, and nobody can answer.',
  send: 'Let us know',
  sending: 'Sending …',
  thanks: 'Thank you. It is noted for the people who write here.',
  answered: (team: string, ref: string) =>
    `${team} answers you, and you get a mail when it is written. Your reference is ${ref}.`,
  follow: 'The page of your request',
  keep: 'keep this link, it is the key to your request',
  back: 'Back to the start page',
  notSent: 'It was not sent',
  away: 'The server cannot be reached; what you typed is still here. Try again in a moment.',
}
