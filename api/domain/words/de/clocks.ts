import type {
  clocks as en,
  clockNames as enNames,
  segments as enSegments,
  stretches as enStretches,
} from '../en/clocks.ts'

export const clockNames: typeof enNames = {
  respond: { due: 'Erste Antwort fällig', done: 'Erste Antwort', within: 'die erste Antwort' },
  update: { due: 'Nächste Antwort fällig', done: 'Nächste Antwort', within: 'die nächste Antwort' },
  resolve: { due: 'Lösung fällig', done: 'Lösung', within: 'die Lösung' },
  accept: { due: 'Annahme fällig', done: 'Annahme', within: 'die Annahme' },
  hold: { due: 'Weitergabe fällig', done: 'Zeit auf dieser Stufe', within: 'die Zeit auf dieser Stufe' },
  vendor: {
    due: 'Antwort des Herstellers fällig',
    done: 'Antwort des Herstellers',
    within: 'die Antwort des Herstellers',
  },
}

export const clocks: typeof en = {
  running: (due, left) => `${due}, ${left}`,
  left: (amount) => `in ${amount}`,
  leftOfWorking: (amount) => `in ${amount} Arbeitszeit`,
  atRisk: (words) => `${words}, gefährdet`,
  late: (due, amount) => `${due}, ${amount} zu spät`,
  paused: (amount) => `angehalten, noch ${amount}`,
  kept: (ended, due) => `eingehalten, ${ended}${due && `, fällig ${due}`}`,
  keptLate: (ended, due, amount) => `${amount} zu spät, ${ended}, fällig ${due}`,
  lateCancelled: (due, amount) => `${amount} zu spät, fällig ${due}, dann nicht mehr nötig`,
  lateChanged: (due, amount) => `${amount} zu spät, fällig ${due}, dann neu zugesagt`,
  cancelled: 'nicht mehr nötig',
  over: (name) => `${name}:`,
  sentence: (label, words) => `${label} ${words}`,
  used: (elapsed, target) => `${elapsed} von ${target} verbraucht`,
  why: (target, calendar) => `Zugesagt innerhalb von ${target}, gezählt, während ${calendar} geöffnet ist.`,
  whyCounted: (elapsed) => `Bisher gezählt: ${elapsed}.`,
  calendar: (name) => `„${name}“`,
  calendarIn: (name, timeZone) => `„${name}“ (${timeZone})`,
}

export const segments: typeof enSegments = {
  counted: 'Gezählt',
  'closed-hours': 'Geschlossen, nicht gezählt',
  holiday: 'Feiertag, nicht gezählt',
  resolved: 'Zwischendurch gelöst, nicht gezählt',
  paused: (what, by) => `Angehalten${by && ` von ${by}`}: ${what}`,
  unknown: 'wartet',
}

export const stretches: typeof enStretches = {
  whyThen: 'Warum dann?',
  name: 'Was gezählt wurde',
  from: 'Von',
  to: 'Bis',
  time: 'Zeit',
  what: 'Was',
  leftOut: (count) =>
    count === 1 ? 'Ein früherer Abschnitt ist hier weggelassen.' : `${count} frühere Abschnitte sind hier weggelassen.`,
}
