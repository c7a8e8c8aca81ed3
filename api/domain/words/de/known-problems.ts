import type { knownProblems as en } from '../en/known-problems.ts'

export const knownProblems: typeof en = {
  states: {
    investigating: 'Wird untersucht',
    identified: 'Ursache bekannt',
    watching: 'Unter Beobachtung',
    solved: 'Gelöst',
  },
  means: {
    investigating: 'Wird untersucht: Die Ursache ist noch nicht bekannt',
    identified: 'Ursache bekannt: Es wird daran gearbeitet',
    watching: 'Unter Beobachtung: Es geht wieder, und wir sehen zu',
  },
  planned: (from, to) => `Geplant von ${from} bis ${to}.`,
  state: (name) => `${name}.`,
  fields: {
    state: 'Wie weit wir sind',
    from: 'Geplante Arbeit von',
    to: 'Geplante Arbeit bis',
    plannedHint: 'Nur für Wartung. In Ihrer eigenen Zeitzone.',
  },
  ended: 'Es ist vorbei, und alle wissen es.',
  undo: 'Es ist nicht vorbei',
  undoMeans: 'Alle, die es gemeldet haben, erfahren, dass es weitergeht.',
  undone: 'Es geht weiter, und alle wissen es.',
  notOver: 'Es ist doch nicht vorbei. Wir sehen es uns noch einmal an.',
}
