import { stemsOfNeed, withoutMasks } from '#domain/knowledge/need.ts'
import { languageOf } from '#domain/language/language.ts'
import { countMissed, type Missed, type nothingMissed } from '../store/gaps.ts'
import type { Tx } from '../store/handle.ts'
import type { World } from './world.ts'

/** What masked words are about, as gaps count it. */
export function needOf({ canon }: Pick<World, 'canon'>, words: string): string {
  return stemsOfNeed(words, languageOf('en'), canon).join(' ')
}

/** Notes what was looked for and not found, in the transaction that tells of it. */
export async function noteMissed(
  world: Pick<World, 'canon'>,
  tx: Tx,
  missed: readonly (Omit<Missed, 'need'> & { words: string })[],
  at: string,
): Promise<void> {
  const needs = new Map<string, Missed>()
  for (const one of missed) {
    const need = needOf(world, one.words)
    if (need === '') continue
    const known = needs.get(need)
    const sum = (name: keyof typeof nothingMissed) => one[name] + (known?.[name] ?? 0)
    const words = withoutMasks(one.words)
    needs.set(need, {
      ...one,
      need,
      words,
      weak: sum('weak'),
      left: sum('left'),
      asked: sum('asked'),
      tickets: sum('tickets'),
      questions: sum('questions'),
    })
  }
  await countMissed(tx, [...needs.values()], at)
}
