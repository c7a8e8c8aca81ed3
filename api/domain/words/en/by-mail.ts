/** What was said by mail, in the ticket. */
export const byMail = {
  /** Said in the place of a text where there is none. */
  noText: '(no text)',
  noSubject: (name: string) => `Mail from ${name}`,
  /** Name of the file with the whole text of a mail that is longer than a message may be. */
  wholeText: 'whole-mail.txt',
  byMail: (from: string) => (from ? `by mail from ${from}` : 'by mail'),
  quoted: 'Quoted text and signature',
  leftOut: (names: string) => `Not kept, because it is too large or the ticket is full: ${names}`,
}
