import type { Command } from 'commander'
import { rehome } from '../actions/rehome.ts'
import { type Ticked, tick, tickedOf } from '../actions/tick.ts'
import type { OnFailure, TicketFailed } from '../actions/ticket-failed.ts'
import { CannotDo, doing, say, withWorld } from './open.ts'

type Flags = { at?: string; dryRun: boolean; force: boolean }

/** `ladder tick`: what time alone makes happen; the server does the same every few seconds. */
export function addTick(program: Command): void {
  program
    .command('tick')
    .option('--at <instant>', 'as of this ISO 8601 instant (default: now)')
    .option('--dry-run', 'say what would happen, change nothing', false)
    .option('--force', 'write events although --at lies ahead', false)
    .summary('ring what is due: at risk, late, escalations, closings, chases')
    .description(
      'Prints what time alone makes happen until an instant, one line each: ticket, instant, event, what. The server does this ' +
        'by itself; use --dry-run to see what a later instant would bring.',
    )
    .action(
      doing(async ({ at, dryRun, force }: Flags) =>
        withWorld(async ({ world }) => {
          const asOf = at === undefined ? world.now() : instantOf(at)
          if (!dryRun && !force && Temporal.Instant.compare(asOf, world.now()) > 0)
            throw new CannotDo(
              `--at ${at} lies ahead: what has not happened would be written. Add --dry-run to only see it`,
            )
          const broken: TicketFailed[] = []
          const onFailure: OnFailure = (failure) => void broken.push(failure)
          const moved = await rehome({ ...world, now: () => asOf }, { dryRun, onFailure })
          const done = [
            ...moved.flatMap(({ ticket, events }) => events.map((event) => tickedOf(ticket.ref, event))),
            ...(await tick(world, { asOf, dryRun, onFailure })),
          ]
          for (const line of done.map(lineOf)) say(line)
          for (const { ticket } of broken) say(`${ticket}: left as it is; see npm run ladder -- verify`)
          if (broken.length > 0) process.exitCode = 1
          say(`${done.length} ${done.length === 1 ? 'event' : 'events'}${dryRun ? ' would be written' : ''}.`)
        }),
      ),
    )
}

function lineOf({ ref, at, type, what }: Ticked): string {
  return [ref, at, type, ...(what === type ? [] : [what])].join('\t')
}

function instantOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw new CannotDo(`--at is "${text}"; expected an ISO 8601 instant, such as 2026-12-24T17:00:00Z`)
  }
}
