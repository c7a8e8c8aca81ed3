import type { reasons as en } from '../en/reasons.ts'

export const reasons: typeof en = {
  breached: (clock) => `Von selbst: ${clock} ist zu spät.`,
  'at-risk': (clock) => `Von selbst: ${clock} ist gefährdet.`,
}
