type Day = { weekday: string; day: string; month: string }

export const moments = {
  /** Tag of the locale whose names of days and months are used. */
  locale: 'en',
  /** As the locale has them, for days alone. */
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  today: (time: string) => `${time} today`,
  tomorrow: (time: string) => `${time} tomorrow`,
  thisWeek: (weekday: string, time: string) => `${weekday} ${time}`,
  day: ({ weekday, day, month }: Day) => `${weekday} ${day} ${month}`,
  dayOfYear: ({ weekday, day, month }: Day, year: string) => `${weekday} ${day} ${month} ${year}`,
  date: ({ day, month }: Omit<Day, 'weekday'>) => `${day} ${month}`,
  at: (day: string, time: string) => `${day}, ${time}`,
  in: (moment: string, timeZone: string) => `${moment} (${timeZone})`,
}
