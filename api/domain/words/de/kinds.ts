import type { kinds as en } from '../en/kinds.ts'

export const kinds: typeof en = {
  one: {
    runbook: 'Anleitung',
    faq: 'Frage',
    guide: 'Wegweiser',
    resource: 'Material',
    automation: 'Automation',
    other: 'Seite',
  },
  many: {
    runbook: 'Anleitungen',
    faq: 'Häufige Fragen',
    guide: 'Wegweiser',
    resource: 'Materialien',
    automation: 'Automationen',
    other: 'Alle Seiten',
  },
  inText: { runbook: 'Anleitungen', faq: 'häufigen Fragen', automation: 'Automationen' },
  confidences: {
    wip: 'In Arbeit',
    unvalidated: 'Noch nicht bestätigt',
    validated: 'Bestätigt',
    archived: 'Archiviert',
  },
}
