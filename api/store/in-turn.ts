/**
 * Work that many ask for and that is done once at a time: who asks while it goes on has the next turn, together with everybody else
 * who does, for what goes on may have begun too early to answer them.
 */
export function inTurn<T>(work: () => Promise<T>): () => Promise<T> {
  let going: Promise<T> | null = null
  let next: Promise<T> | null = null

  function begin(): Promise<T> {
    next = null
    const turn = work().finally(() => {
      if (going === turn) going = null
    })
    going = turn
    return turn
  }

  return () => {
    if (next) return next
    if (!going) return begin()
    next = going.then(begin, begin)
    return next
  }
}
