import type { form as en, grades as enGrades, types as enTypes } from '../en/form.ts'
import { following } from './following.ts'

export const form: typeof en = {
  title: 'An den Support weitergeben',
  notSent: 'Ihre Anfrage ist noch nicht gesendet',
  send: 'An den Support weitergeben',
  sending: 'Wird gesendet …',
  optional: '(freiwillig)',
  needed: '* muss ausgefüllt sein',
  choose: 'Bitte wählen …',
  notSure: 'Nicht sicher',
  fields: {
    title: { label: 'Betreff', hint: 'Was nicht stimmt, in einer Zeile. Der Fehlertext, wenn es einen gibt.' },
    description: {
      label: 'Was geschehen ist',
      hint: 'Was Sie erwartet haben, was Sie sahen, und seit wann. Bitte keine Kennwörter.',
    },
    automation: { label: 'Automation', none: 'Weiß ich nicht, oder eine andere' },
    type: { label: 'Art', hint: 'Worum es geht.' },
    impact: { label: 'Auswirkung', hint: 'Wer aufgehalten wird.' },
    urgency: { label: 'Dringlichkeit', hint: 'Wie bald es schmerzt.' },
    window: { label: 'Wann es geplant ist' },
    'window-from': { label: 'Von', hint: 'In Ihrer Zeitzone. Vorher wird nichts angefasst.' },
    'window-to': { label: 'Bis' },
    name: { label: 'Ihr Name' },
    email: { label: following.email, hint: 'Antworten kommen hierher, mit einem Link zu Ihrer Anfrage.' },
  },
  files: {
    label: 'Dateien',
    hint: 'Ein Bild des Fehlers, ein Protokoll. Wählen, hierher ziehen oder einfügen; je bis zu 10 MB.',
    chosen: 'Dateien, die mitgesendet werden',
    remove: 'Entfernen',
    tooMany: (most) => `Höchstens ${most} Dateien auf einmal. Weitere fügen Sie auf der Seite Ihrer Anfrage hinzu.`,
    unsent: (names) => `Nicht angekommen: ${names}. Fügen Sie es unten noch einmal hinzu.`,
  },
  folds: { details: 'Weitere Angaben', grades: 'Art, Auswirkung und Dringlichkeit' },
  skipped: (level, name) =>
    `Stufe ${level}, ${name}, wird übersprungen: Es ist keine Automation gewählt, die jemandem gehört.`,
  types: {
    incident: 'Etwas ist kaputt',
    change: 'Etwas soll sich ändern',
    question: 'Ich habe eine Frage',
  },
  impacts: { high: 'Viele Menschen, oder Kunden', medium: 'Ein Team', low: 'Eine Person' },
  urgencies: { high: 'Jetzt: Die Arbeit steht', medium: 'Heute', low: 'Es hat einige Tage Zeit' },
  countedFrom: 'Die Zeiten zählen ab dem Senden.',
  seeNextPage: 'Wer antwortet und bis wann, sehen Sie auf der nächsten Seite.',
  sentAlong: (article) => ['Wir senden mit, dass ', article, ' nicht geholfen hat.'],
  wrongs: {
    title: 'Sagen Sie in einer Zeile, was nicht stimmt: mindestens 3 Zeichen.',
    description: 'Sagen Sie in einem Satz oder mehr, was geschehen ist.',
    name: 'Schreiben Sie Ihren Namen, damit wir wissen, wem wir antworten.',
    email: 'Schreiben Sie eine E-Mail-Adresse, etwa kim@example.com.',
    empty: 'Schreiben Sie hier etwas.',
    choice: 'Wählen Sie eines davon.',
    answer: 'Das wird gebraucht, um es anzusehen.',
    option: (options) => `Wählen Sie eines davon: ${options}.`,
    unlike: (hint) => `Das sieht nicht richtig aus. ${hint}.`,
    pattern: (pattern) => `Das sollte aussehen wie ${pattern}.`,
    windowFrom: 'Sagen Sie, wann das Fenster beginnt, oder lassen Sie beides leer.',
    windowTo: 'Sagen Sie, wann das Fenster endet, oder lassen Sie beides leer.',
    windowOrder: 'Das Fenster muss nach seinem Beginn enden.',
    windowPassed: 'Dieses Fenster ist vorbei.',
    count: (count) => (count === 1 ? 'Eines fehlt oder stimmt nicht.' : `${count} Angaben fehlen oder stimmen nicht.`),
    notSent: 'Noch nicht gesendet.',
    kept: 'Was Sie geschrieben haben, steht noch hier.',
  },
}

export const grades: typeof enGrades = { high: 'Hoch', medium: 'Mittel', low: 'Niedrig' }

export const types: typeof enTypes = { incident: 'Störung', change: 'Änderung', question: 'Frage' }

export const meaning = (name: string, means: string) => `${name}: ${means}`
