import type { Issue } from '../base/issue.ts'
import { meant } from '../base/near-miss.ts'
import type { GroupTeam } from './group-teams.ts'
import type { NamedChat } from './team-chats.ts'
import type { WrittenWebhook } from './webhooks.ts'

/** What of the settings names teams of the support model, by the name that it has in `ladder.yaml`. */
export type NamesTeams = {
  teamChats: readonly Pick<NamedChat, 'team'>[]
  oidcGroups: readonly GroupTeam[]
  webhooks: readonly WrittenWebhook[]
}

/** Settings that name a team which is none: the path begins with the setting's name. A webhook may name none, for it is told of all. */
export function namedTeamIssues({ teamChats, oidcGroups, webhooks }: NamesTeams, teams: readonly string[]): Issue[] {
  const named: { path: Issue['path']; team: string | undefined }[] = [
    ...teamChats.map(({ team }) => ({ path: ['teamChats'], team })),
    ...oidcGroups.map(({ team }) => ({ path: ['oidcGroups'], team })),
    ...webhooks.map(({ team }, index) => ({ path: ['webhooks', index, 'team'], team })),
  ]
  return named.flatMap(({ path, team }) => {
    if (team === undefined || teams.includes(team)) return []
    const expected = `the id of a team of the support model: ${teams.join(', ')}`
    return [{ path, came: team, expected, hint: meant(team, teams) }]
  })
}
