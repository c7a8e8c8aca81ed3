import { findTeam } from '#domain/model/entries.ts'
import { namesFor } from '#domain/model/in-force.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { sayEvent, sayGone } from '#domain/words/events.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { readAutomations, readHomes, ticketsAt } from '../../store/homes.ts'
import { type Organised, plannedMoves } from '../rehome.ts'
import { failuresOf, type OnFailure } from '../ticket-failed.ts'
import { findAutomation, modelFor, type World } from '../world.ts'

/** A ticket that is not closed and names what is no longer there, with what that means. */
export type Stranded = { ref: string; what: string; moves: boolean }

/** Every open ticket whose team, level, assignee or automation the content in force no longer holds, and what is to happen to it. */
export async function strandedTickets(
  world: Organised & Pick<World, 'knownModels'>,
  onFailure?: OnFailure,
): Promise<Stranded[]> {
  const failures = failuresOf('looking', onFailure)
  const stranded: Stranded[] = []
  for (const { ticket, events } of await plannedMoves(world, { onFailure: failures.heard })) {
    try {
      const model = namesFor(world.model, await modelFor(world, world.read, ticket.model))
      for (const event of events)
        stranded.push({
          ref: ticket.ref,
          what: sayEvent({ ...event, version: 0 } as TicketEvent, { model, language: deskLanguage }),
          moves: true,
        })
    } catch (error) {
      failures.failed(ticket, error)
    }
  }
  failures.end()
  const gone = (await readAutomations(world.read)).filter(({ automation }) => !findAutomation(world, automation))
  return [
    ...stranded,
    ...gone.map(({ ref, automation }) => ({
      ref,
      what: sayGone(automation, deskLanguage),
      moves: false,
    })),
  ]
}

/** Where each ticket that is not closed and is with a team stands, under the id that the team has or had. */
export async function ticketsWith(world: Organised, team: string): Promise<string[]> {
  const homes = (await readHomes(world.read)).filter((home) => findTeam(world.model, home.team)?.id === team)
  const refs: string[] = []
  for (const home of homes) refs.push(...(await ticketsAt(world.read, home)).map(({ ref }) => ref))
  return refs.toSorted()
}
