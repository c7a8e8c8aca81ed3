import { sayMoment } from '../kit/say.ts'

/** "12 people reported this. Last update 14:10 today." */
export function sayReported({ reports, updatedAt }: { reports: number; updatedAt: string }, now: Date): string {
  return `${sayReports(reports)}Last update ${sayMoment(updatedAt, now.toISOString())}.`
}

function sayReports(reports: number): string {
  if (reports === 0) return ''
  return reports === 1 ? 'One person reported this. ' : `${reports} people reported this. `
}
