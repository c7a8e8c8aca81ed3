type Day = { weekday: string; day: string; month: string }

export const moments = {
  /** Tag of the locale whose names of days and months are used. */
  locale: 'en',
  today: (time: string) => `${time} today`,
  tomorrow: (time: string) => `${time} tomorrow`,
  thisWeek: (weekday: string, time: string) => `${weekday} ${time}`,
  day: ({ weekday, day, month }: Day) => `${weekday} ${day} ${month}`,
  dayOfYear: ({ weekday, day, month }: Day, year: string) => `${weekday} ${day} ${month} ${year}`,
  at: (day: string, time: string) => `${day}, ${time}`,
  in: (moment: string, timeZone: string) => `${moment} (${timeZone})`,
}
