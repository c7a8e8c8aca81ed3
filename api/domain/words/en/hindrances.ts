/** Why something is not possible now, beside the refusals. */
export const hindrances = {
  idle: {
    taken: 'It is acknowledged.',
    unassigned: 'It is unassigned.',
    'not-waiting': 'It is not waiting.',
    ungrouped: 'It is in no group.',
    following: 'You follow it.',
    'not-following': 'You do not follow it.',
    muted: 'You have muted it.',
    'not-muted': 'You have not muted it.',
    resolved: 'It is resolved.',
    open: 'It is open.',
    closed: 'It is closed.',
    'vendor-answered': 'The vendor has replied.',
    'vendor-solved': 'The vendor has solved it.',
    same: 'Nothing would change.',
  },
  vendorTeams: (teams: readonly string[]) => `Vendor tickets are for ${teams.join(', ')}.`,
  with: (team: string) => `The ticket is with ${team}.`,
}
