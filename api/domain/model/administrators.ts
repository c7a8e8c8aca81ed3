import type { InForce } from './in-force.ts'
import { placesOf } from './places.ts'

/**
 * Whether somebody of these teams runs the desk: the team that holds the highest level, whatever a ticket is about, does. Where each
 * level is its owner's, nobody does.
 */
export function isAdministrator(model: Pick<InForce, 'levels'>, teams: readonly string[]): boolean {
  const top = placesOf(model, null).at(-1)?.team
  return top !== undefined && teams.includes(top)
}
