import { HTTPException } from 'hono/http-exception'
import { decode } from '#domain/base/decode.ts'
import type { Refusal } from '#domain/base/result.ts'

/** What was sent cannot be read as text: thrown where the library reads a request, told as the refusal that it holds. */
export class Unreadable extends HTTPException {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(400)
    this.refusal = refusal
  }
}

/** Bytes as text by their charset; `what` is the field that they are. */
export function textOf(bytes: Uint8Array, { charset, what }: { charset?: string | undefined; what: string }): string {
  const read = decode(bytes, charset)
  if (read.ok) return read.value
  const { byte, charset: known } = read.error
  throw new Unreadable(
    byte === null
      ? { code: 'request.unsupported-type', detail: errorAt('content-type', `"${known}" is no charset that is known.`) }
      : { code: 'request.unreadable', detail: errorAt(what, `Byte ${byte} is not ${known.toUpperCase()}.`) },
  )
}

/** A part of a request that is not what it says it is. */
export function malformed(message: string): Unreadable {
  return new Unreadable({ code: 'request.malformed', detail: errorAt('', message) })
}

export function errorAt(path: string, message: string): { errors: { path: string; message: string }[] } {
  return { errors: [{ path, message }] }
}
