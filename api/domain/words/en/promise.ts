/** What somebody is promised before they file, in pieces: the instants are put in where they stand. They are targets, not facts. */
export const promise = {
  both: (team: string) =>
    [`${team} aims to reply by `, 'respondBy', ', and to resolve it by ', 'resolveBy', '.'] as readonly string[],
  respond: (team: string) => [`${team} aims to reply by `, 'respondBy', '.'] as readonly string[],
  resolve: (team: string) => [`${team} aims to resolve it by `, 'resolveBy', '.'] as readonly string[],
  none: (team: string) => [`${team} replies. No time is promised for this kind of request.`] as readonly string[],
  shut: (team: string) =>
    [`${team} has gone home and is back at `, 'opensAt', '. It replies after that.'] as readonly string[],
  noTime: 'no time is promised',
}

/** Whether the people who help are there. */
export const presence = {
  openUntil: (moment: string) => `They are there until ${moment}.`,
  alwaysOpen: 'They are there around the clock.',
  opensAt: (moment: string) => `They have gone home and are back at ${moment}.`,
  closed: 'They are not there right now.',
}

/** Names the ladder, from the first to help to the last. */
export const whoHelps = 'Who helps, in order'
