/** A clock by its three names: while it runs, when it is over, and within a sentence. */
export const clockNames = {
  respond: { due: 'First reply due', done: 'First reply', within: 'the first reply' },
  update: { due: 'Next reply due', done: 'Next reply', within: 'the next reply' },
  resolve: { due: 'Resolve by', done: 'Resolution', within: 'the resolution' },
  accept: { due: 'Acknowledge by', done: 'Acknowledgement', within: 'the acknowledgement' },
  hold: { due: 'Escalate by', done: 'Time at this level', within: 'the time at this level' },
  vendor: { due: 'Vendor reply due', done: 'Vendor reply', within: "the vendor's reply" },
}

export const clocks = {
  running: (due: string, left: string) => `${due}, ${left}`,
  left: (amount: string) => `in ${amount}`,
  leftOfWorking: (amount: string) => `in ${amount} of working time`,
  atRisk: (words: string) => `${words}, at risk`,
  late: (due: string, amount: string) => `${due}, ${amount} late`,
  paused: (amount: string) => `paused, ${amount} left`,
  kept: (ended: string, due: string) => `kept, ${ended}${due && `, due ${due}`}`,
  keptLate: (ended: string, due: string, amount: string) => `${amount} late, ${ended}, due ${due}`,
  lateCancelled: (due: string, amount: string) => `${amount} late, due ${due}, then no longer needed`,
  lateChanged: (due: string, amount: string) => `${amount} late, due ${due}, then promised anew`,
  cancelled: 'no longer needed',
  over: (name: string) => `${name}:`,
  sentence: (label: string, words: string) => `${label} ${words}`,
  used: (elapsed: string, target: string) => `used ${elapsed} of ${target}`,
  why: (target: string, calendar: string) => `Promised within ${target}, counted while ${calendar} is open.`,
  whyCounted: (elapsed: string) => `Counted so far: ${elapsed}.`,
  calendar: (name: string) => `“${name}”`,
  calendarIn: (name: string, timeZone: string) => `“${name}” (${timeZone})`,
}

/** Why a stretch of a clock was counted or not. */
export const segments = {
  counted: 'Counted',
  'closed-hours': 'Closed hours, not counted',
  holiday: 'Holiday, not counted',
  resolved: 'Resolved meanwhile, not counted',
  paused: (what: string, by: string) => `Paused${by && ` by ${by}`}: ${what}`,
  unknown: 'waiting',
}

/** The table of all stretches of a clock. */
export const stretches = {
  whyThen: 'Why then?',
  name: 'What was counted',
  from: 'From',
  to: 'To',
  time: 'Time',
  what: 'What',
  leftOut: (count: number) =>
    count === 1 ? 'One earlier stretch is left out here.' : `${count} earlier stretches are left out here.`,
}
