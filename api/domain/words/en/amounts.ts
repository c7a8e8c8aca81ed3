export const amounts = {
  none: 'less than a minute',
  hours: (count: number) => `${count} h`,
  minutes: (count: number) => `${count} min`,
  seconds: (count: number) => `${count} s`,
  ago: (amount: string) => `${amount} ago`,
  justNow: 'just now',
  days: (count: number) => `${count} days`,
}
