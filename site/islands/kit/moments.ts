/** A moment in the reader's own zone: "14:05 today", "09:30 tomorrow", "Tue 14:05", "Tue 3 Dec, 14:05". */
export function sayMoment(instant: string, now: Date): string {
  const at = new Date(instant)
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const days = dayNumber(at) - dayNumber(now)
  if (days === 0) return `${time} today`
  if (days === 1) return `${time} tomorrow`
  const weekday = at.toLocaleDateString('en-GB', { weekday: 'short' })
  if (days > 1 && days < 7) return `${weekday} ${time}`
  return `${weekday} ${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`
}

function dayNumber(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000
}
