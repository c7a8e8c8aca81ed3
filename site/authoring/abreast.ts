const atOnce = 16

/** Does it for each, a few abreast, and answers in the order of what was given. */
export async function abreast<From, To>(all: readonly From[], doing: (one: From) => Promise<To>): Promise<To[]> {
  const done: To[] = []
  for (let at = 0; at < all.length; at += atOnce)
    done.push(...(await Promise.all(all.slice(at, at + atOnce).map(doing))))
  return done
}
