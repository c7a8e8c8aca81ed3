import type { following as en } from '../en/following.ts'

export const following: typeof en = {
  email: 'Ihre E-Mail-Adresse',
  instead: 'Folgen, statt es zu melden',
  hint: 'Jede Nachricht dazu kommt auch zu Ihnen, per E-Mail und auf einer eigenen Seite.',
  send: 'Folgen',
  form: (title) => `Folgen: ${title}`,
  notSent: 'Es wurde nichts gesendet; versuchen Sie es gleich noch einmal.',
  expected: (what) => `Erwartet: ${what}.`,
  known: (title) => `Bekanntes Problem: ${title}`,
  weKnow: (title) => `Wir wissen davon und arbeiten daran: ${title}`,
  many: (count, titles) => `Wir wissen von ${count} Problemen: ${titles}`,
  everything: 'Alles',
  reports: (count) => (count === 1 ? 'Eine Person hat das gemeldet.' : `${count} Personen haben das gemeldet.`),
  lastUpdate: (when) => `Letzte Nachricht ${when}.`,
  away: { unreached: 'Der Support ist gerade nicht erreichbar.', offline: 'Sie sind offline.' },
}
