import type { news as en } from '../en/news.ts'

export const news: typeof en = {
  opened: (team) => `Anfrage eingegangen bei ${team}`,
  acknowledged: (name) => `${name} hat sie angenommen`,
  repliedAsSupport: (name) => `${name} hat geantwortet`,
  repliedAsRequester: 'Sie haben geschrieben',
  escalated: (team) => `Weitergegeben an ${team}`,
  returned: (team) => `Zurückgegeben an ${team}`,
  waited: (what) => `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
  resumed: 'Die Arbeit geht weiter',
  reprioritised: (priority) => `Die Priorität ist jetzt ${priority}`,
  resolvedBy: (name) => `${name} hat sie gelöst`,
  resolved: 'Gelöst',
  reopened: 'Wieder geöffnet',
  confirmed: 'Sie haben bestätigt, dass sie gelöst ist',
  withdrawn: 'Sie haben sie zurückgezogen: Es hat sich von selbst erledigt',
  closed: 'Geschlossen',
  merged: 'Gemeinsam beantwortet mit einer anderen Anfrage zum selben Problem',
  rated: (score) => `Sie haben mit ${score} von 5 bewertet`,
  attached: (file) => `Datei hinzugefügt: ${file}`,
}
