import type { forSupport as en } from '../en/for-support.ts'

/** Articles that only some may read, on pages of the server. */
export const forSupport: typeof en = {
  title: 'Artikel für den Support',
  lead: 'Was das Portal nicht zeigt: für alle, die anderen helfen.',
  find: 'In diesen Artikeln suchen',
  search: 'Suchen',
  none: 'Nichts hier passt zu diesen Wörtern.',
  whole: 'Das ganze Portal durchsuchen, diese dabei',
  all: 'Alle',
  door: 'Zum Lesen anmelden',
  doorWhy: 'Artikel für den Support lesen Personen, die angemeldet sind.',
  organisation: 'Mit Ihrer Organisation anmelden',
  signIn: 'Anmelden',
  notYours: 'Angemeldet, aber nicht zum Lesen',
  notYoursWhy:
    'Diese Artikel lesen die Personen des Supports und jene, die Ihre Organisation benannt hat. Fragen Sie den Support, wenn Sie dazugehören sollten.',
  back: 'Alle Artikel für den Support',
  missing: 'Diesen Artikel gibt es nicht',
  missingWhy: 'Vielleicht hat er einen neuen Namen. Die Suche findet ihn nach seinen Wörtern.',
  never: 'Nie geprüft',
  reviewed: (day: string) => `Geprüft am ${day}`,
}
