import type { moments as en } from '../en/moments.ts'

export const moments: typeof en = {
  weekdays: ['So.', 'Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.'],
  months: ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'],
  today: (time) => `heute ${time}`,
  tomorrow: (time) => `morgen ${time}`,
  thisWeek: (weekday, time) => `${weekday} ${time}`,
  day: ({ weekday, day, month }) => `${weekday} ${day}. ${month}`,
  dayOfYear: ({ weekday, day, month }, year) => `${weekday} ${day}. ${month} ${year}`,
  at: (day, time) => `${day}, ${time}`,
  in: (moment, timeZone) => `${moment} (${timeZone})`,
}
