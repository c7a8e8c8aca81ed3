type Day = { weekday: string; day: string; month: string }

/** Names are short, as the locale has them. */
export const moments = {
  /** From Sunday on. */
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  today: (time: string) => `${time} today`,
  tomorrow: (time: string) => `${time} tomorrow`,
  thisWeek: (weekday: string, time: string) => `${weekday} ${time}`,
  day: ({ weekday, day, month }: Day) => `${weekday} ${day} ${month}`,
  dayOfYear: ({ weekday, day, month }: Day, year: string) => `${weekday} ${day} ${month} ${year}`,
  at: (day: string, time: string) => `${day}, ${time}`,
  in: (moment: string, timeZone: string) => `${moment} (${timeZone})`,
}
