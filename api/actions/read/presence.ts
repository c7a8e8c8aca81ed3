import { stamp } from '#domain/base/time.ts'
import { findMember } from '#domain/model/people.ts'
import type { Present } from '#domain/views/presence.ts'
import { presentSince } from '../../store/presence.ts'
import type { World } from '../world.ts'

/** Who has not been seen for so long has gone without a word. */
const goneAfter = { seconds: 30 }

type Seeing = Pick<World, 'read' | 'model' | 'now'>

/** The stored instant since which somebody must have told that they are there, to count as there. */
export function presentSinceWhen({ now }: Pick<World, 'now'>): string {
  return stamp(now().subtract(goneAfter))
}

/** Tickets that somebody has open just now. */
export async function presentNow(world: Seeing): Promise<Present[]> {
  const rows = await presentSince(world.read, presentSinceWhen(world))
  return [...Map.groupBy(rows, ({ ref }) => ref)].map(([ref, here]) => ({
    ref,
    people: here.map(({ email, typing }) => ({
      name: findMember(world.model, email)?.name ?? email,
      email,
      typing: typing === 1,
    })),
  }))
}

/** Answers, each time it is asked, at which tickets somebody came, left or began to type since it was asked before; nothing the first time. */
export function presenceWatch(world: Seeing): () => Promise<Present[]> {
  let before: Map<string, Present> | null = null
  return async () => {
    const now = new Map((await presentNow(world)).map((one) => [one.ref, one]))
    const known = before
    before = now
    if (!known) return []
    const changed = [...now.values()].filter((one) => JSON.stringify(known.get(one.ref)) !== JSON.stringify(one))
    const left = [...known.keys()].filter((ref) => !now.has(ref)).map((ref) => ({ ref, people: [] }))
    return [...changed, ...left]
  }
}
