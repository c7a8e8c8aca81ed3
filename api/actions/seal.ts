import { unsealedHeads, writeSeals } from '../store/seals.ts'
import type { World } from './world.ts'

const batch = 500

/** Seals the logs that are older than seals as they stand; answers how many. One whose seal is gone is left for `verify` to tell. */
export async function sealOlder({ transact, seal }: Pick<World, 'transact' | 'seal'>): Promise<number> {
  for (let sealed = 0; ; ) {
    const found = await transact(async (tx) => {
      const heads = await unsealedHeads(tx, batch)
      await writeSeals(tx, heads, seal)
      return heads.length
    })
    sealed += found
    if (found < batch) return sealed
  }
}
