import { z } from 'zod'
import { Sayable } from '../base/sayable.ts'
import { compileCalendar, type WorkCalendar } from '../hours/calendar.ts'
import type { SupportModel } from './support-model.ts'

type Calendars = Pick<SupportModel, 'calendars' | 'version'>

const compiled = new WeakMap<object, Map<string, WorkCalendar>>()

/** A calendar as people know it. */
export const calendarRefSchema = z.object({ id: z.string(), name: z.string(), timeZone: z.string() })
export type CalendarRef = z.infer<typeof calendarRefSchema>

/** Some of the model's calendars, in the model's order. */
export function calendarRefs(model: Calendars, ids: Iterable<string>): CalendarRef[] {
  const wanted = new Set(ids)
  return model.calendars
    .filter(({ id }) => wanted.has(id))
    .map(({ id, name, timeZone }) => ({ id, name: name ?? id, timeZone }))
}

/** The compiled calendar of a checked model. Throws when the model does not hold it: the model check has let it pass. */
export function calendarOf(model: Calendars, id: string): WorkCalendar {
  const calendars = compiled.get(model) ?? new Map<string, WorkCalendar>()
  compiled.set(model, calendars)
  const known = calendars.get(id)
  if (known) return known
  const source = model.calendars.find((calendar) => calendar.id === id)
  const made = source ? compileCalendar(source) : null
  if (!made?.ok) throw new Sayable(`calendar "${id}" is not in support model ${model.version}`)
  calendars.set(id, made.value)
  return made.value
}
