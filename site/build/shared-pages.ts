import type { KeptProgram } from './kept-program.ts'

/** Pages that two threads make: each takes the next, by the number of those that are taken. */
export type SharedPages = {
  program: Pick<KeptProgram, 'entry' | 'styles'>
  out: string
  pathnames: readonly string[]
  taken: Int32Array<SharedArrayBuffer>
}

/** The pages that no other thread has taken, each when it is asked for. */
export function* takenFrom<Taken>(pages: readonly Taken[], taken: Int32Array<SharedArrayBuffer>): Generator<Taken> {
  for (;;) {
    const page = pages[Atomics.add(taken, 0, 1)]
    if (page === undefined) return
    yield page
  }
}
