import type { openings as en } from '../en/openings.ts'

export const openings: typeof en = {
  closed: (opens) => `Jetzt geschlossen, öffnet ${opens}.`,
  open: (closes) => `Jetzt geöffnet, bis ${closes}.`,
  always: 'Jetzt geöffnet, Tag und Nacht.',
}
