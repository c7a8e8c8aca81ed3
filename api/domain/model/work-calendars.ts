import { compileCalendar, type WorkCalendar } from '../hours/calendar.ts'
import type { SupportModel } from './support-model.ts'

const compiled = new WeakMap<SupportModel, Map<string, WorkCalendar>>()

/** The compiled calendar of a checked model. Throws when the model does not hold it: the model check has let it pass. */
export function calendarOf(model: SupportModel, id: string): WorkCalendar {
  const calendars = compiled.get(model) ?? new Map<string, WorkCalendar>()
  compiled.set(model, calendars)
  const known = calendars.get(id)
  if (known) return known
  const source = model.calendars.find((calendar) => calendar.id === id)
  const made = source ? compileCalendar(source) : null
  if (!made?.ok) throw new Error(`calendar "${id}" is not in support model ${model.version}`)
  calendars.set(id, made.value)
  return made.value
}
