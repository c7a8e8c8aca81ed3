/** Calendar days and months, which no moment is told by. */
export const days = {
  /** Tag of the locale whose long names of months are used. */
  locale: 'en',
  date: ({ day, month }: { day: string; month: string }) => `${day} ${month}`,
}
