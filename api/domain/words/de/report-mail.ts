import type { reportMail as en } from '../en/report-mail.ts'

const tickets = (count: number) => (count === 1 ? '1 Ticket' : `${count} Tickets`)

/** Der Bericht, der von selbst kommt. */
export const reportMail: typeof en = {
  title: (first, last, filters) => `Bericht ${first} bis ${last}${filters.length > 0 ? `, ${filters.join(', ')}` : ''}`,
  subject: (title, share) => `${title}: ${share} gehalten`,
  kept: ({ met, judged }, share) =>
    `${met} von ${judged === 1 ? '1 Zusage' : `${judged} Zusagen`} ${met === 1 ? 'wurde' : 'wurden'} gehalten: ${share}.`,
  nothing: 'Keine Zusage war fällig.',
  before: (every, share) =>
    every === 'week' ? `In ebenso vielen Tagen davor: ${share}.` : `In den Tagen davor: ${share}.`,
  flow: ({ opened, resolved, atOnce, returned, reopened }) =>
    `${tickets(opened)} eröffnet, ${resolved} gelöst (${atOnce} beim ersten Kontakt), ${returned} zurückgegeben, ${reopened} wieder geöffnet.`,
  open: (count) => `${tickets(count)} offen, als gezählt wurde.`,
  byTeam: 'Gehalten nach Team:',
  team: (name, { met, judged }, share) => `${name}: ${met} von ${judged}, ${share}`,
  link: 'Der ganze Bericht, mit dem, was zu spät war, und warum:',
  linked: 'Der ganze Bericht, mit dem, was zu spät war, und warum',
  end: (every) =>
    `Jede Tabelle des Berichts hängt als CSV an. Diese Mail kommt ${every === 'week' ? 'jede Woche' : 'jeden Monat'}, wie \`reports\` im Support-Modell es sagt.`,
}
