/** What the automations of an owner ask for. */
export const mine = {
  title: 'My automations',
  of: (teams: readonly string[]) => `Automations of ${teams.join(', ')}, what presses most first.`,
  none: 'Your teams own no automation. Choose another team to see its own.',
  choose: 'Owned by',
  open: (count: number) => (count === 0 ? 'No open ticket' : count === 1 ? '1 open ticket' : `${count} open tickets`),
  late: (count: number) => (count === 1 ? '1 is late' : `${count} are late`),
  unassigned: (count: number) => `${count} unassigned`,
  trend: (now: number, before: number) => `${now} filed in 28 days, ${before} in the 28 days before`,
  problems: 'Known problems',
  reviews: 'Reviews due',
  due: (day: string) => `since ${day}`,
  gaps: 'Looked for and not answered',
  times: (count: number) => (count === 1 ? 'once' : `${count} times`),
  votes: (good: number, all: number) =>
    all === 0 ? 'No votes this month' : `${good} of ${all} votes this month say that it helped`,
  articles: (harmed: number, all: number) =>
    all === 0 ? 'No article is about it.' : `${harmed} of ${all} articles have something to do`,
  runbook: 'Its page',
  more: (count: number) => `and ${count} more`,
}
