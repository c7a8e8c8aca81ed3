import type { byMail as en } from '../en/by-mail.ts'

/** What was said by mail, in the ticket. */
export const byMail: typeof en = {
  noText: '(kein Text)',
  noSubject: (name: string) => `E-Mail von ${name}`,
  wholeText: 'ganze-mail.txt',
  byMail: (from: string) => (from ? `per E-Mail von ${from}` : 'per E-Mail'),
  quoted: 'Zitierter Text und Signatur',
  leftOut: (names: string) => `Nicht aufbewahrt, weil zu groß oder die Anfrage voll ist: ${names}`,
}
