import type { days as en } from '../en/days.ts'

export const days: typeof en = {
  locale: 'de',
  date: ({ day, month }) => `${day}. ${month}`,
}
