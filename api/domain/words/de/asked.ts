import type { asked as en } from '../en/asked.ts'

export const asked: typeof en = {
  title: 'Nicht gefunden? Sagen Sie es uns.',
  words: 'Wonach haben Sie gesucht?',
  email: 'Ihre E-Mail-Adresse, nur wenn Sie eine Antwort möchten',
  hint: 'Ohne sie weiß niemand, dass Sie es waren, und niemand kann antworten.',
  send: 'Mitteilen',
  sending: 'Wird gesendet …',
  thanks: 'Danke. Es ist notiert für die Menschen, die hier schreiben.',
  answered: (team, ref) =>
    `${team} antwortet Ihnen, und Sie bekommen eine E-Mail, wenn es beschrieben ist. Ihre Nummer ist ${ref}.`,
  follow: 'Die Seite Ihrer Anfrage',
  keep: 'Bewahren Sie diesen Link auf, er ist der Schlüssel zu Ihrer Anfrage',
  back: 'Zurück zur Startseite',
  notSent: 'Es wurde nicht gesendet',
  away: 'Der Server ist nicht erreichbar; was Sie geschrieben haben, steht noch hier. Versuchen Sie es gleich noch einmal.',
}
