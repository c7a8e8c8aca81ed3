/** What refusals of HTTP itself are, and what to do about each. */
export const requestRefusals = {
  'request.malformed': {
    title: 'The request cannot be read',
    detail: 'The body is not what its content type says. Send valid JSON, or form fields.',
  },
  'request.unreadable': {
    title: 'The text of the request cannot be read',
    detail: 'Text is UTF-8, unless the content type names another charset, without control characters in an address.',
  },
  'request.invalid': {
    title: 'Something in the request is missing or wrong',
    detail: 'Each field at fault is listed, with what was expected. Nothing was stored.',
  },
  'request.unsupported-type': {
    title: 'This content type is not understood',
    detail: 'Send application/json, or a form where the operation says so.',
  },
  'request.too-large': {
    title: 'The request is too large',
    detail: 'Shorten the text, or attach a file of up to 10 MB.',
  },
  'request.too-many': {
    title: 'Too many requests',
    detail: 'Wait as long as the Retry-After header says, then try again.',
  },
  'request.too-many-tries': {
    title: 'Too many tries to sign in',
    detail:
      'The next one is heard after as many seconds as the Retry-After header says. A link by mail signs you in at once.',
  },
  'request.not-found': { title: 'There is nothing here', detail: 'The address is wrong, or what was here is gone.' },
  'request.method-not-allowed': {
    title: 'This cannot be done here',
    detail: 'The address exists, but not with this method.',
  },
  'request.not-signed-in': { title: 'Sign in first', detail: 'This belongs to the desk. Sign in, then try again.' },
  'request.link-over': {
    title: 'This link opens nothing any more',
    detail: 'A link that signs in works once, and for half an hour. Have another one mailed to you.',
  },
  'request.unverified': {
    title: 'Your address is not verified',
    detail:
      'You are signed in, but your identity provider says that it has not verified your e-mail address. Have it verified there, then sign in again.',
  },
  'request.not-yours': {
    title: 'Your team may not do this',
    detail: 'The support model says which team may act at which level.',
  },
  'request.cross-site': {
    title: 'The request came from another site',
    detail: 'Changes are only accepted from the pages of this site.',
  },
  'request.unknown-key': {
    title: 'The API key is not known',
    detail: 'It was mistyped. A new one is made at the desk, or with: ladder key add NAME.',
  },
  'request.revoked-key': {
    title: 'The API key was revoked',
    detail: 'It opens nothing since the instant that `since` names. Ask the team that runs the desk for another one.',
  },
  'request.expired-key': {
    title: 'The API key has expired',
    detail: 'It opens nothing since the instant that `since` names. A new one is made with: ladder key add NAME.',
  },
  'request.scope-needed': {
    title: 'The API key may not do this',
    detail: 'It needs one of the scopes that `needed` names. Use another key, or have one made that may.',
  },
  'request.cursor-over': {
    title: 'This cursor is of another database',
    detail: 'The database was restored to an earlier state, or is another one. Ask without a cursor, and begin anew.',
  },
  'request.key-reused': {
    title: 'The Idempotency-Key was used for something else',
    detail: 'Use a new key for a new request.',
  },
  'request.failed': {
    title: 'Something broke on our side',
    detail: 'It was logged under the request id. Nothing was changed halfway.',
  },
  'request.not-ready': {
    title: 'The database does not answer',
    detail:
      'Try again after as many seconds as Retry-After says. What was sent may have been stored: use the same key.',
  },
  'request.busy': {
    title: 'The database is held by somebody else',
    detail: 'Nothing was stored. Try again after as many seconds as Retry-After says.',
  },
  'request.disk-full': {
    title: 'The disk is full',
    detail: 'Nothing was stored. It can be read, and written again as soon as there is room.',
  },
  'request.unsettled': {
    title: 'The disk did not keep what it was given',
    detail:
      'It is not certain that this was stored, and nothing more is until Ladder is started again. Ask then, with the same key.',
  },
  'request.damaged': {
    title: 'The database is damaged',
    detail: 'Somebody has to put the last backup in its place; until then this cannot be done.',
  },
  'request.moved': {
    title: 'The database has moved',
    detail:
      'Nothing was stored. Reading goes on; writing does again as soon as Ladder is started with the new database.',
  },
}

export const unknownRefusal = { title: 'This is refused', detail: 'The rules of the desk do not allow it now.' }
