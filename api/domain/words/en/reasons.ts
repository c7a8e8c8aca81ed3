/** Why the rules moved a ticket, by what became of the clock. */
export const reasons = {
  breached: (clock: string) => `By itself: ${clock} is late.`,
  'at-risk': (clock: string) => `By itself: ${clock} is at risk.`,
}
