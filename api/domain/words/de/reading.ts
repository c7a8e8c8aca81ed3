import type { reading as en } from '../en/reading.ts'

export const reading: typeof en = {
  help: { stuck: 'Es geht nicht weiter?', person: 'Hilfe von einem Menschen' },
  vote: {
    heading: 'War das hilfreich?',
    ask: 'Hat das geholfen?',
    yes: 'Ja',
    no: 'Nein',
    missing: 'Was hat gefehlt? Es geht an die Menschen, die diese Seite schreiben.',
    reasons: ['Es hat nicht geklappt', 'Ich verstehe es nicht', 'Es ist veraltet', 'Es geht um etwas anderes'],
    helped: 'Gut. Danke, dass Sie es gesagt haben.',
    thanks: 'Danke. Wer diese Seite schreibt, wird es lesen.',
  },
  stuck: {
    ask: 'Es geht noch nicht?',
    people: 'Menschen übernehmen ab hier, und Sie sehen vor dem Senden, wann sie antworten.',
    escalate: 'An den Support weitergeben',
    step: (number) => `Wir senden mit, dass Sie Schritt ${number} getan haben.`,
    steps: (some, last) => `Wir senden mit, dass Sie die Schritte ${some} und ${last} getan haben.`,
  },
  copy: { copy: 'Kopieren', copied: 'Kopiert', byHand: 'Von Hand markieren und kopieren' },
  tools: {
    markdown: 'Als Markdown kopieren',
    print: 'Drucken',
    edit: 'Diese Seite bearbeiten',
    copied: 'Kopiert.',
    notCopied: (address) => `Nicht kopiert. Es steht unter ${address}.`,
  },
  month: 'Dieser Monat',
}
