/** Reads something once in a build; in development every time, because files change. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => {
    if (import.meta.env.DEV) return read()
    reading ??= read()
    return reading
  }
}

const made = new Map<string, Promise<string>>()

/** Makes a text once in a build for all that name it alike; in development every time. */
export function madeOnce(name: string, make: () => Promise<string>): Promise<string> {
  if (import.meta.env.DEV) return make()
  const known = made.get(name) ?? make()
  made.set(name, known)
  return known
}
