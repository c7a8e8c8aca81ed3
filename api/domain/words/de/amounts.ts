import type { amounts as en } from '../en/amounts.ts'

export const amounts: typeof en = {
  none: 'weniger als eine Minute',
  hours: (count) => `${count} Std.`,
  minutes: (count) => `${count} Min.`,
  seconds: (count) => `${count} Sek.`,
  ago: (amount) => `vor ${amount}`,
  justNow: 'gerade eben',
  days: (count) => (count === 1 ? '1 Tag' : `${count} Tagen`),
}
