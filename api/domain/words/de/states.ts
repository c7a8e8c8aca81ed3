import type {
  states as en,
  assignees as enAssignees,
  stateDetails as enDetails,
  waiting as enWaiting,
} from '../en/states.ts'

export const waiting: typeof enWaiting = {
  desk: {
    requester: 'wartet auf die anfragende Person',
    vendor: 'wartet auf den Hersteller',
    window: 'wartet auf das Fenster der Änderung',
  },
  requester: {
    requester: 'wartet auf Ihre Antwort',
    vendor: 'wartet auf den Hersteller der Plattform',
    window: 'wartet auf das geplante Fenster',
  },
}

export const states: typeof en = {
  new: 'Neu',
  open: 'Offen',
  waiting: 'Wartet',
  resolved: 'Gelöst',
  closed: 'Geschlossen',
}

export const stateDetails: typeof enDetails = {
  unconfirmed: 'Gelöst, noch nicht bestätigt',
  merged: 'Zusammengelegt',
  waiting: (what, until) => `${what.charAt(0).toUpperCase()}${what.slice(1)}${until && ` bis ${until}`}`,
}

export const assignees: typeof enAssignees = {
  none: 'Niemandem zugewiesen',
  you: 'Ihnen zugewiesen',
  other: (name) => `${name} zugewiesen`,
}
