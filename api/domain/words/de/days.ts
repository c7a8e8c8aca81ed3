import type { days as en } from '../en/days.ts'

export const days: typeof en = {
  locale: 'de',
  months: ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
  date: ({ day, month }) => `${day}. ${month}`,
}
