/** Does work for each of several things, so many at once; answers what came of it in their order. */
export async function abreast<T, R>(things: readonly T[], most: number, work: (thing: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  const waiting = things.entries()
  const goOn = async () => {
    for (const [at, thing] of waiting) done[at] = await work(thing)
  }
  await Promise.all(Array.from({ length: most }, goOn))
  return done
}
