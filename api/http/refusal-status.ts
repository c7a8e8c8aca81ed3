import type { Explained } from '#domain/base/result.ts'
import { refusals } from '#domain/ticket/refusals.ts'
import { requestRefusals } from '#domain/words/http-refusals.ts'

const all: Record<string, Explained> = { ...requestRefusals, ...refusals }

/** The one table of refusals: status, title and advice of every code. */
export function explainRefusal(code: string): Explained {
  return all[code] ?? unknown
}

const unknown: Explained = {
  status: 409,
  title: 'This is refused',
  detail: 'The rules of the desk do not allow it now.',
}
