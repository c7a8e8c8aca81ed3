import type { SupportModel } from '#domain/model/support-model.ts'
import { models } from './model.ts'

type Team = SupportModel['teams'][number]

/** A model as another organisation would have it: other teams, levels or rules; what is promised stays. */
export function reorganised(changes: Partial<SupportModel>, from: SupportModel = models.five): SupportModel {
  const changed = { ...structuredClone(from), ...changes }
  return { ...changed, version: `v${JSON.stringify(changes).length}-${JSON.stringify(Object.keys(changes))}` }
}

/** The same with one team under another id. `was` keeps what it had; without, nobody claims it. */
export function renamed(id: string, to: string, { was = [id], ...changes }: Partial<Team> = {}): SupportModel {
  const { teams, levels } = models.five
  return reorganised({
    teams: teams.map((team) => (team.id === id ? { ...team, ...changes, id: to, was } : team)),
    levels: levels.map((level) => (level.team === id ? { ...level, team: to } : level)),
  })
}
