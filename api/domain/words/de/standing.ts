import type { standing as en } from '../en/standing.ts'

export const standing: typeof en = {
  new: (team) => `Ihre Anfrage liegt bei ${team}. Noch hat sie niemand angenommen.`,
  open: (team) => `${team} arbeitet daran.`,
  waitingForYou: (team) => `${team} braucht eine Antwort von Ihnen.`,
  waitingForVendor: (team) => `${team} wartet auf den Hersteller der Plattform.`,
  waitingForWindow: 'Sie wartet auf ihr geplantes Fenster.',
  resolved: (team) => `${team} sagt, dass sie gelöst ist. Hat es geklappt?`,
  closed: 'Gelöst und geschlossen.',
  withdrawn: 'Zurückgezogen und geschlossen.',
  nothingMore: 'Es geschieht nichts mehr. Kommt das Problem zurück, öffnen Sie sie unten wieder.',
  closesAt: (moment) => `Ohne ein Wort von Ihnen schließt sie sich von selbst: ${moment}.`,
  tellUs: 'Sagen Sie es uns unten.',
  yourReply: (paused) => `Als Nächstes: Ihre Antwort.${paused && ` ${paused}`}`,
  paused: (amount) => `Bis dahin steht unsere Zeit bis zur Lösung still, mit noch ${amount}.`,
  windowAt: (moment) => `Als Nächstes: Die Arbeit beginnt ${moment}.`,
  nothingPromised: (team) => `Als Nächstes: ${team} schreibt Ihnen. Dafür ist keine Zeit zugesagt.`,
  next: (clock) => `${clock}.`,
  late: (clock) => `${clock}. Das Team weiß davon.`,
}
