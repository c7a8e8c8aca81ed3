/** Calendar days and months, which no moment is told by. */
export const days = {
  /** Tag of the locale whose names of months are used. */
  locale: 'en',
  /** As the locale has them, for days alone. */
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  date: ({ day, month }: { day: string; month: string }) => `${day} ${month}`,
}
