/** What HTTP itself refuses before any rule of the desk is asked, with its status. Codes are stable. */
export const requestRefusals = {
  'request.malformed': 400,
  'request.unreadable': 400,
  'request.invalid': 422,
  'request.unsupported-type': 415,
  'request.too-large': 413,
  'request.too-many': 429,
  'request.too-many-tries': 429,
  'request.not-found': 404,
  'request.method-not-allowed': 405,
  'request.not-signed-in': 401,
  'request.link-over': 401,
  'request.not-yours': 403,
  'request.unverified': 403,
  'request.cross-site': 403,
  'request.unknown-key': 401,
  'request.revoked-key': 401,
  'request.expired-key': 401,
  'request.scope-needed': 403,
  'request.cursor-over': 410,
  'request.key-reused': 422,
  'request.failed': 500,
  'request.not-ready': 503,
  'request.busy': 503,
  'request.disk-full': 503,
  'request.unsettled': 503,
  'request.damaged': 503,
  'request.moved': 503,
} as const satisfies Record<string, number>

/** Seconds after which the same request may be answered otherwise. */
export const retryAfter: Partial<Record<string, number>> = {
  'request.not-ready': 2,
  'request.busy': 2,
  'request.disk-full': 30,
  'request.unsettled': 300,
  'request.damaged': 300,
  'request.moved': 300,
}

export type RequestRefusalCode = keyof typeof requestRefusals
