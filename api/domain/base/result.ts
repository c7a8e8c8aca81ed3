/** An expected refusal: a stable dotted code, and what a message needs to be written from it. */
export type Refusal = { code: string; detail?: Record<string, unknown> }

/** How a refusal is told: HTTP status, what it is, and what to do about it. */
export type Explained = { status: number; title: string; detail: string }

/** Either a value or a refusal; exceptions are for bugs and broken machines. */
export type Result<T, E = Refusal> = { ok: true; value: T } | { ok: false; error: E }

/** A value, as the result of what could have been refused. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A refusal by its code, with what its message needs. */
export function refuse(code: string, detail?: Record<string, unknown>): { ok: false; error: Refusal } {
  return { ok: false, error: detail ? { code, detail } : { code } }
}
