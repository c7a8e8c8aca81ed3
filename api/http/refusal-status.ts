import { type Explained, requestRefusals } from '#domain/request-refusals.ts'
import type { Refusal } from '#domain/result.ts'

export function explainRefusal(refusal: Refusal): Explained {
  return requestRefusals[refusal.code] ?? unknown
}

const unknown: Explained = {
  status: 409,
  title: 'This is refused',
  detail: 'The rules of the desk do not allow it now.',
}
