import type { Explained } from '../base/result.ts'

/** What HTTP itself refuses, before any rule of the desk is asked. */
export const requestRefusals: Record<string, Explained> = {
  'request.malformed': {
    status: 400,
    title: 'The request cannot be read',
    detail: 'The body is not what its content type says. Send valid JSON, or form fields.',
  },
  'request.invalid': {
    status: 422,
    title: 'Something in the request is missing or wrong',
    detail: 'Each field at fault is listed, with what was expected. Nothing was stored.',
  },
  'request.unsupported-type': {
    status: 415,
    title: 'This content type is not understood',
    detail: 'Send application/json, or a form where the operation says so.',
  },
  'request.too-large': {
    status: 413,
    title: 'The request is too large',
    detail: 'Shorten the text, or attach a file of up to 10 MB.',
  },
  'request.too-many': {
    status: 429,
    title: 'Too many requests',
    detail: 'Wait as long as the Retry-After header says, then try again.',
  },
  'request.not-found': {
    status: 404,
    title: 'There is nothing here',
    detail: 'The address is wrong, or what was here is gone.',
  },
  'request.method-not-allowed': {
    status: 405,
    title: 'This cannot be done here',
    detail: 'The address exists, but not with this method.',
  },
  'request.not-signed-in': {
    status: 401,
    title: 'Sign in first',
    detail: 'This belongs to the desk. Sign in, then try again.',
  },
  'request.not-yours': {
    status: 403,
    title: 'Your team may not do this',
    detail: 'The support model says which team may act at which level.',
  },
  'request.cross-site': {
    status: 403,
    title: 'The request came from another site',
    detail: 'Changes are only accepted from the pages of this site.',
  },
  'request.unknown-key': {
    status: 401,
    title: 'The API key is not known',
    detail: 'It was mistyped or revoked. A new one is made with: ladder key add NAME.',
  },
  'request.stale': {
    status: 412,
    title: 'Somebody else acted first',
    detail: 'The ticket changed since you read it. Read it again, then decide.',
  },
  'request.key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for something else',
    detail: 'Use a new key for a new request.',
  },
  'request.at-work': {
    status: 409,
    title: 'The same request is still at work',
    detail: 'Another request with this Idempotency-Key has not finished. Send it again in a moment.',
  },
  'request.failed': {
    status: 500,
    title: 'Something broke on our side',
    detail: 'It was logged under the request id. Nothing was changed halfway.',
  },
  'request.not-ready': {
    status: 503,
    title: 'Not ready yet',
    detail: 'The database does not answer. Try again shortly.',
  },
}
