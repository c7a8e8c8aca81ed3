import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'
import { addressProblem } from '../text/address.ts'
import { formOf } from '../text/form.ts'
import { mediaTypeOf } from '../text/media-type.ts'
import { textOf, Unreadable } from '../text/unreadable.ts'

/**
 * The door of text: whoever reads the body of a request as text or as a form gets what the sender's charset says, never
 * something else in its place. A body is read only when it is asked for, so after guards and limits.
 */
export function readableText(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const wrong = addressProblem(c.req.raw.url)
    if (wrong) return answerProblem(c, wrong)
    const type = c.req.header('content-type') ?? ''
    reads(c, 'text', (bytes) => textOf(bytes, { charset: mediaTypeOf(type).parameters.get('charset'), what: '' }))
    reads(c, 'formData', (bytes) => formOf(bytes, type))
    return next()
  }
}

/** The request looks here first for a body that has been read; not enumerable, so that no other kind is made of it. */
function reads<T>(c: Context<Env>, kind: 'text' | 'formData', read: (bytes: Uint8Array) => T): void {
  let done: Promise<T> | undefined
  const get = () => {
    done ??= c.req.arrayBuffer().then((body) => {
      try {
        return read(new Uint8Array(body))
      } catch (error) {
        if (error instanceof Unreadable) c.set('unreadable', error.refusal)
        throw error
      }
    })
    return done
  }
  Object.defineProperty(c.req.bodyCache, kind, { get, enumerable: false, configurable: true })
}
