import type { filing as en } from '../en/filing.ts'
import { whoHelps } from './promise.ts'

export const filing: typeof en = {
  promise: {
    asking: 'Wer würde helfen, und bis wann? Wird gefragt …',
    away: 'Die Zusage kann gerade nicht gelesen werden. Sie können trotzdem senden und sehen sie auf der nächsten Seite.',
    counts: (priority, policy) => [`Zählt als ${priority} nach `, policy, '.'],
    ownZone: 'Zeiten gelten in Ihrer Zeitzone.',
    zones: (own, team) => `Zeiten gelten in Ihrer Zeitzone, ${own}; das Team arbeitet in ${team}.`,
    whoHelps,
    you: 'Sie, bisher',
  },
  along: {
    heading: 'Das senden wir mit',
    hint: 'Damit niemand Sie bittet, es noch einmal zu versuchen. Wählen Sie ab, was bei Ihnen bleiben soll.',
    which: 'Welche',
    article: 'Seite',
    steps: 'Schritte',
    stepsDone: (done, all) => (done === 0 ? `keiner von ${all} erledigt` : `${done} von ${all} erledigt`),
    step: (isDone) => (isDone ? '(erledigt)' : '(nicht erledigt)'),
    vote: 'Was Sie dazu sagten',
    voted: (helped, reason) => (helped ? 'es hat etwas gelöst' : `es hat nicht geholfen${reason && `: ${reason}`}`),
    count: (kept, all) => `${kept} von ${all} ${all === 1 ? 'Sache, die' : 'Dingen, die'} Sie getan haben`,
    searches: 'Suche',
    search: (query) => `„${query}“`,
    read: 'Auch gelesen',
  },
  suggestions: {
    heading: 'Das beantwortet es vielleicht',
    found: (count) =>
      count === 1 ? 'Eine Seite beantwortet das vielleicht' : `${count} Seiten beantworten das vielleicht`,
    listed: 'Unter der Beschreibung aufgeführt.',
    newTab: 'Öffnet sich in einem neuen Tab. Was Sie geschrieben haben, bleibt hier.',
    opened: (title) => ['Sie haben ', title, ' geöffnet. Ist es damit gelöst?'],
    solved: 'Ja, nichts zu senden',
    notSolved: 'Nein',
  },
  trouble: {
    tooMany: (seconds) =>
      `Von hier kamen viele Anfragen auf einmal. Versuchen Sie es in ${seconds} Sekunden noch einmal. Nichts ist verloren.`,
    broke: (requestId) =>
      'Bei uns ist etwas kaputtgegangen. Was Sie geschrieben haben, bleibt hier: Versuchen Sie es in einer Minute noch einmal.' +
      (requestId && ` Wenn es so bleibt, nennen Sie dem Support diese Nummer: ${requestId}.`),
    away: (why) =>
      `${why} Was Sie geschrieben haben, bleibt in diesem Browser. Senden Sie es noch einmal, wenn die Verbindung zurück ist: Es wird nicht zweimal angelegt.`,
  },
}
