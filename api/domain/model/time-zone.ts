import type { SupportModel } from './support-model.ts'

/** The IANA zone in which the organisation counts its days and months: its own, else that of the last policy's calendar. */
export function timeZoneOf({ timeZone, sla, calendars }: Pick<SupportModel, 'timeZone' | 'sla' | 'calendars'>): string {
  return timeZone ?? calendars.find(({ id }) => id === sla.at(-1)?.calendar)?.timeZone ?? 'UTC'
}
