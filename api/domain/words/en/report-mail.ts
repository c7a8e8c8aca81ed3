import type { Kept, ReportTold } from '../../clocks/report-told.ts'

const tickets = (count: number) => (count === 1 ? '1 ticket' : `${count} tickets`)

/** The report that is mailed by itself. */
export const reportMail = {
  title: (first: string, last: string, filters: readonly string[]) =>
    `Report ${first} to ${last}${filters.length > 0 ? `, ${filters.join(', ')}` : ''}`,
  subject: (title: string, share: string) => `${title}: ${share} kept`,
  kept: ({ met, judged }: Kept, share: string) =>
    `${met} of ${judged === 1 ? '1 promise' : `${judged} promises`} ${met === 1 ? 'was' : 'were'} kept: ${share}.`,
  nothing: 'No promise was due.',
  before: (every: ReportTold['every'], share: string) =>
    every === 'week' ? `As many days before: ${share}.` : `In the days before: ${share}.`,
  flow: ({ opened, resolved, atOnce, returned, reopened }: ReportTold) =>
    `${tickets(opened)} opened, ${resolved} resolved (${atOnce} at first contact), ${returned} returned, ${reopened} reopened.`,
  open: (count: number) => `${tickets(count)} open when this was counted.`,
  byTeam: 'Kept by team:',
  team: (name: string, { met, judged }: Kept, share: string) => `${name}: ${met} of ${judged}, ${share}`,
  link: 'The whole report, with what was late and why:',
  linked: 'The whole report, with what was late and why',
  end: (every: ReportTold['every']) =>
    `Each table of the report is attached as CSV. This mail comes every ${every}, as \`reports\` of the support model says.`,
}
