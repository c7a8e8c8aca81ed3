/** Known problems: how far support is, and when planned work is. */
export const knownProblems = {
  states: { investigating: 'Investigating', identified: 'Identified', watching: 'Watching', solved: 'Solved' },
  means: {
    investigating: 'Investigating: the cause is not known yet',
    identified: 'Identified: the cause is known, and worked on',
    watching: 'Watching: it works again, and we watch it',
  },
  planned: (from: string, to: string) => `Planned from ${from} to ${to}.`,
  state: (name: string) => `${name}.`,
  fields: {
    state: 'How far we are',
    from: 'Planned work from',
    to: 'Planned work until',
    plannedHint: 'Only for maintenance. In your own time zone.',
  },
  ended: 'It is over, and everybody knows.',
  undo: 'It is not over',
  undoMeans: 'Everybody who reported it is told that it goes on.',
  undone: 'It goes on, and everybody knows.',
  notOver: 'It is not over after all. We look at it again.',
}
