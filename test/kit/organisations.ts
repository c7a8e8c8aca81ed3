import type { SupportModel } from '#domain/model/support-model.ts'
import { models } from './model.ts'
import { renamed, reorganised } from './organisation.ts'

const { teams, levels } = models.five
const nobodyButZoe = [{ name: 'Zoe Adler', email: 'zoe@example.com', was: [] }]

/** What becomes of an organisation: ids change with and without a claim, levels go, people leave, move and rename. */
export const organisations: readonly SupportModel[] = [
  models.five,
  renamed('automation-hq', 'hq-team'),
  renamed('automation-hq', 'hq-team', { was: [] }),
  renamed('support-desk', 'front-desk', { members: nobodyButZoe }),
  renamed('support-desk', 'front-desk', { was: [], members: nobodyButZoe }),
  reorganised({ teams: teams.filter(({ id }) => id !== 'finance-automation') }),
  reorganised({
    levels: levels.filter(({ level }) => level !== 3),
    escalate: [{ when: 'respond breached', at: 1, to: 4 }],
  }),
  reorganised({ levels: levels.filter(({ level }) => level < 3) }),
  reorganised({ levels: levels.filter(({ level }) => level === 0 || level > 2) }),
  reorganised({ teams: teams.map((team) => ({ ...team, members: team.members.slice(1) })) }),
  reorganised({ teams: teams.map((team) => ({ ...team, members: team.members.slice(0, 1) })) }),
  reorganised({
    teams: teams.map((team) => ({
      ...team,
      email: `new-${team.id}@example.com`,
      members: team.members.map((member) => ({ ...member, email: `new.${member.email}`, was: [member.email] })),
    })),
  }),
]
