/** Reads something once in a build; in development every time, because files change. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => {
    if (import.meta.env.DEV) return read()
    reading ??= read()
    return reading
  }
}
