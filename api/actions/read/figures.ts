import { stamp } from '#domain/base/time.ts'
import type { Figures } from '../../outside/metrics.ts'
import { countByState } from '../../store/desk.ts'
import { countDue, firstWake, outboxSizes } from '../../store/figures.ts'
import { heldSize } from '../../store/mail-in.ts'
import { Unavailable } from '../../store/unavailable.ts'
import type { World } from '../world.ts'

const soon = { hours: 1 }

/** How things stand in the database now; null while it cannot be asked. */
export async function figuresNow({ read, now }: Pick<World, 'read' | 'now'>): Promise<Figures | null> {
  const at = now()
  const since = (instant: string | null) =>
    instant === null ? 0 : Math.max(0, Temporal.Instant.from(instant).until(at).total('seconds'))
  try {
    const [late = 0, due = 0] = await countDue(read, [stamp(at), stamp(at.add(soon))])
    return {
      tickets: await countByState(read),
      due: { late, soon: due - late },
      tickerLag: since(await firstWake(read)),
      outbox: (await outboxSizes(read)).map(({ oldest, ...sizes }) => ({ ...sizes, age: since(oldest) })),
      heldMails: (await heldSize(read)).mails,
    }
  } catch (error) {
    if (error instanceof Unavailable) return null
    throw error
  }
}
