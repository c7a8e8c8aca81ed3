import { addressKey } from '../base/email.ts'
import type { Member } from './support-model.ts'

/** Somebody whom a sign-in provider has put into teams by the groups that it told. */
export type Joined = { name: string; email: string; teams: readonly string[] }

/** Stands among the teams of whoever may read articles for support by a group. No team has such an id. */
export const readersMark = '*readers'

type Teams = { id: string; members: readonly Member[] }

/** The members of a team: those of the model, then those who joined, each once. */
export function membersWith({ id, members }: Teams, joined: readonly Joined[]): Member[] {
  const known = new Set(members.map(({ email }) => addressKey(email)))
  const others = joined.filter(({ email, teams }) => teams.includes(id) && !known.has(addressKey(email)))
  return [...members, ...others.map(({ name, email }) => ({ name, email, was: [] }))]
}

/** A model in which those who joined are members of their teams; the other is left as it is. */
export function withJoined<M extends { teams: readonly Teams[] }>(model: M, joined: readonly Joined[]): M {
  return { ...model, teams: model.teams.map((team) => ({ ...team, members: membersWith(team, joined) })) }
}
