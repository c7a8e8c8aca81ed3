/** Who is on call. */
export const onCall = {
  title: 'On call',
  now: (name: string, until: string | null) => (until === null ? name : `${name} until ${until}`),
  override: 'instead of the rotation',
  columns: { team: 'Team', now: 'Now', turn: 'In turn', change: 'Changes hands', entry: 'What comes in' },
  change: (time: string, timeZone: string) => `Weekly at ${time}, ${timeZone}`,
  assigned: 'Is assigned to them',
  unassigned: 'Stays with the team',
  instead: (name: string, from: string, to: string) => `${name} instead from ${from} to ${to}`,
}
