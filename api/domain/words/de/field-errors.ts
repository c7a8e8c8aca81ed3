import type { fieldErrors as en, rules as enRules } from '../en/field-errors.ts'

export const fieldErrors: typeof en = {
  missing: 'Das fehlt.',
  unknown: 'Dieses Feld ist nicht bekannt.',
  expected: (what) => `Erwartet: ${what}`,
  least: (count) => `mindestens ${count} Zeichen`,
  most: (count) => `höchstens ${count} Zeichen`,
}

/** What readers are asked for, by the words of the rules. */
export const rules: typeof enRules = {
  'your name': 'Ihr Name',
  'an e-mail address, such as kim@example.com': 'eine E-Mail-Adresse, etwa kim@example.com',
  'what happened, in a sentence or more': 'was geschehen ist, in einem Satz oder mehr',
  'your question in a line': 'Ihre Frage in einer Zeile',
  'what you want to know, in a sentence or more': 'was Sie wissen möchten, in einem Satz oder mehr',
  'an answer': 'eine Antwort',
  why: 'warum',
  'the address of the other question': 'die Adresse der anderen Frage',
  'what you looked for, in a few words': 'was Sie gesucht haben, in einigen Worten',
  'what is wrong, or what you want to know': 'was nicht stimmt, oder was Sie wissen möchten',
  'a window that ends after it begins and has not passed':
    'ein Fenster, das nach seinem Beginn endet und noch nicht vorbei ist',
}
