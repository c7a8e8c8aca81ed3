import { stepsOf } from '#domain/search/meaning.ts'
import { type Embed, unlike } from './embeddings.ts'

/** The vector of a question, or null where there is none in time. Never throws. */
export type AskVector = (question: string) => Promise<Int8Array | null>

type Told = { failed: (error: unknown) => void; recovered: () => void }

/** So long a question waits, in milliseconds; what comes later is kept for when it is asked again. */
const patience = 200
const longest = 5_000
/** While so many calls are under way no other is made: an endpoint that hangs holds nobody up for long. */
const mostUnderWay = 8
const mostKept = 500

type Options = {
  dimensions: number
  /** Cuts out what is not to be sent. */
  clean: (question: string) => string
  told: Told
}

/** Turns questions into vectors of so many dimensions. */
export function makeAskVector(embed: Embed, { dimensions, clean, told }: Options): AskVector {
  const kept = new Map<string, Int8Array>()
  const underWay = new Map<string, Promise<Int8Array | null>>()
  let isBroken = false
  return async (question) => {
    const text = clean(question).trim()
    if (text === '' || dimensions === 0) return null
    const known = kept.get(text)
    if (known) return known
    const asked = underWay.get(text) ?? (underWay.size < mostUnderWay ? ask(text) : null)
    return asked && inTime(asked)
  }

  function ask(text: string): Promise<Int8Array | null> {
    const asked = vectorOf(text).finally(() => underWay.delete(text))
    underWay.set(text, asked)
    return asked
  }

  async function vectorOf(text: string): Promise<Int8Array | null> {
    try {
      const [vector = []] = await embed([text], longest)
      if (vector.length !== dimensions) throw unlike(vector.length, dimensions)
      if (isBroken) told.recovered()
      isBroken = false
      const steps = stepsOf(vector)
      kept.set(text, steps)
      for (const [oldest] of kept) {
        if (kept.size <= mostKept) break
        kept.delete(oldest)
      }
      return steps
    } catch (error) {
      if (!isBroken) told.failed(error)
      isBroken = true
      return null
    }
  }
}

function inTime<T>(coming: Promise<T>): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<T | null>()
  const timer = setTimeout(resolve, patience, null)
  coming.then((value) => {
    clearTimeout(timer)
    resolve(value)
  }, resolve)
  return promise
}
