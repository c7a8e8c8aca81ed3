/** Whether a team works now. */
export const openings = {
  closed: (opens: string) => `Closed now, opens ${opens}.`,
  open: (closes: string) => `Open now, until ${closes}.`,
  always: 'Open now, all day and night.',
}
