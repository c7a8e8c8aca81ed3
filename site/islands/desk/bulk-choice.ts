import { useState } from 'preact/hooks'

export type BulkChoice = {
  chosen: ReadonlySet<string>
  /** Chooses one, or not; `through` all between it and the last one that was chosen. */
  toggle: (ref: string, through: boolean) => void
  set: (refs: readonly string[]) => void
}

/** The tickets of a list that somebody has chosen; what is no longer shown is no longer chosen. */
export function useBulkChoice(refs: readonly string[]): BulkChoice {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string | null>(null)
  const chosen = new Set(refs.filter((ref) => kept.has(ref)))
  const toggle = (ref: string, through: boolean) => {
    const from = last === null ? -1 : refs.indexOf(last)
    const to = refs.indexOf(ref)
    setLast(ref)
    if (through && from >= 0) {
      const between = refs.slice(Math.min(from, to), Math.max(from, to) + 1)
      return setKept(new Set([...chosen, ...between]))
    }
    const next = new Set(chosen)
    if (!next.delete(ref)) next.add(ref)
    setKept(next)
  }
  return { chosen, toggle, set: (next) => setKept(new Set(next)) }
}
