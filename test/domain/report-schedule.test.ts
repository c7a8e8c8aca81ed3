import { expect, test } from 'vitest'
import { checkModel } from '#domain/model/check.ts'
import { reportDue } from '#domain/model/report-schedule.ts'
import { models } from '#kit/model.ts'

const dueAt = (every: 'week' | 'month', now: string, at = '08:00') => {
  const schedule = { every, at, timeZone: 'Europe/Berlin' }
  const due = reportDue(schedule, { model: models.five, now: Temporal.Instant.from(now) })
  return [due.at, due.firstDay, due.lastDay].map(String).join(' ')
}

test('a week is due on the Monday after, a month on the first of the next, from the hour on in its zone', () => {
  expect(dueAt('week', '2026-11-23T06:59:59Z')).toBe('2026-11-16T07:00:00Z 2026-11-09 2026-11-15')
  expect(dueAt('week', '2026-11-23T07:00:00Z')).toBe('2026-11-23T07:00:00Z 2026-11-16 2026-11-22')
  expect(dueAt('week', '2026-11-29T22:59:59Z')).toBe('2026-11-23T07:00:00Z 2026-11-16 2026-11-22')
  expect(dueAt('week', '2026-11-29T23:30:00Z', '00:15')).toBe('2026-11-29T23:15:00Z 2026-11-23 2026-11-29')
  expect(dueAt('month', '2027-01-01T06:59:59Z')).toBe('2026-12-01T07:00:00Z 2026-11-01 2026-11-30')
  expect(dueAt('month', '2027-01-01T07:00:00Z')).toBe('2027-01-01T07:00:00Z 2026-12-01 2026-12-31')
  expect(dueAt('week', '2026-03-30T12:00:00Z', '02:30')).toBe('2026-03-30T00:30:00Z 2026-03-23 2026-03-29')
})

test('a report that cannot be meant is refused by its field', () => {
  const { version, calendars, ...model } = models.five
  const issuesOf = (report: object) => {
    const good = { to: ['lead@example.com'], every: 'week' }
    const reports = [{ ...good, ...report }]
    const checked = checkModel({ model: { ...model, reports }, calendars: { calendars }, version })
    return checked.ok ? [] : checked.error.map(({ path, hint }) => `${path.slice(2).join('.')} ${hint ?? ''}`.trim())
  }
  expect(issuesOf({ team: 'support-desk', level: 1, priority: 'P1' })).toEqual([])
  expect(issuesOf({ to: [] })).toEqual(['to'])
  expect(issuesOf({ to: ['a@example.com', 'A@example.com'] })).toEqual(['to.1'])
  expect(issuesOf({ every: 'day' })).toEqual(['every'])
  expect(issuesOf({ at: '8:00' })).toEqual(['at'])
  expect(issuesOf({ timeZone: 'Europe/Berln' })).toEqual(['timeZone did you mean Europe/Berlin?'])
  expect(issuesOf({ team: 'suport-desk' })).toEqual(['team did you mean support-desk?'])
  expect(issuesOf({ level: 0 })).toEqual(['level'])
})
