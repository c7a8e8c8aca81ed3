/** What is waited for, as the desk reads it and as the requester does. */
export const waiting = {
  desk: {
    requester: 'waiting for the requester',
    vendor: 'waiting for the vendor',
    window: 'waiting for the change window',
  },
  requester: {
    requester: 'waiting for your reply',
    vendor: 'waiting for the vendor of the platform',
    window: 'waiting for the planned window',
  },
}

/** States of a ticket by name. */
export const states = { new: 'New', open: 'Open', waiting: 'Waiting', resolved: 'Resolved', closed: 'Closed' }

export const stateDetails = {
  unconfirmed: 'Resolved, not confirmed yet',
  merged: 'Merged',
  waiting: (what: string, until: string) =>
    `${what.charAt(0).toUpperCase()}${what.slice(1)}${until && ` until ${until}`}`,
}

export const assignees = { none: 'Unassigned', you: 'Assigned to you', other: (name: string) => `Assigned to ${name}` }
