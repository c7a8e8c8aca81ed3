import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'

/** Bytes beyond what was left last that are worth a collection, which nobody is answered in. */
const worth = 24 * 2 ** 20
/** Share of time above which a process is busy. */
const busy = 0.02
/** Milliseconds between two looks. */
const pause = 2_000

type Parts = {
  /** Bytes that are held of the system for objects, whether anybody needs them or not. */
  heap: () => number
  /** Share of the time since it was asked last in which the process was busy. */
  share: () => number
  collect: () => void
}

/** Gives back at once what nobody needs; asked again, what a busy time has left once it is over. V8 by itself waits until more is needed. */
export function givingBack({ heap, share, collect }: Parts): () => void {
  collect()
  let left = heap()
  return () => {
    if (share() > busy || heap() - left < worth) return
    collect()
    left = heap()
  }
}

/** Gives the system memory back from now on, where Node was asked to let us (`--expose-gc`). */
export function giveBackWhenQuiet(): void {
  const { gc } = globalThis
  if (!gc) return
  let before = performance.eventLoopUtilization()
  const share = () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    return utilization
  }
  const look = givingBack({
    heap: () => getHeapStatistics().total_heap_size,
    share,
    collect: () => void gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  })
  setInterval(look, pause).unref()
}
