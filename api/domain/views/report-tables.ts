import { millis, twoDigits } from '../base/time.ts'
import { type PeriodReport, type ReportTableName, reportTables } from './report.ts'

type Cell = string | number
type Table = { head: string[]; rows: Cell[][] }

/** One report as a table for a spreadsheet: amounts in seconds, shares from 0 to 1; each row says which days in which zone. */
export function tableOf(name: ReportTableName, report: PeriodReport): Table {
  const { head, rows } = bareTable(name, report)
  const { firstDay, lastDay, timeZone } = report
  return {
    head: [...head, 'first_day', 'last_day', 'time_zone'],
    rows: rows.map((row) => [...row, firstDay, lastDay, timeZone]),
  }
}

/** Every table of a report that has a row, as a file for a spreadsheet each. What was kept is always among them. */
export function csvFilesOf(report: PeriodReport): { name: ReportTableName; csv: string }[] {
  return reportTables.flatMap((name) => {
    const table = tableOf(name, report)
    return table.rows.length > 0 || name === 'attainment' ? [{ name, csv: csvOf(table) }] : []
  })
}

function bareTable(name: ReportTableName, report: PeriodReport): Table {
  switch (name) {
    case 'attainment':
      return {
        head: ['dimension', 'key', 'name', 'clock', 'met', 'breached', 'share_met'],
        rows: report.attainment.map(({ dimension, key, name, clock, met, breached }) => [
          dimension,
          key,
          name,
          clock,
          met,
          breached,
          (met / (met + breached)).toFixed(4),
        ]),
      }
    case 'ledger':
      return { head: ['who', 'seconds'], rows: report.ledger.map(({ who, seconds }) => [who, seconds]) }
    case 'breaches':
      return {
        head: [
          'ref',
          'title',
          'clock',
          'cycle',
          'level',
          'team',
          'team_name',
          'person',
          'policy',
          'priority',
          'due',
          'due_utc',
          'late_seconds',
          'most_time_with',
          'most_time_seconds',
          'reason',
        ],
        rows: report.breaches.map((breach) => [
          breach.ref,
          breach.title,
          breach.clock,
          breach.cycle,
          breach.level,
          breach.team.id,
          breach.team.name,
          breach.person?.email ?? '',
          breach.policy,
          breach.priority,
          localTime(breach.due, report.timeZone),
          breach.due,
          breach.late,
          breach.why?.who ?? '',
          breach.why?.seconds ?? '',
          breach.reason ?? '',
        ]),
      }
    case 'next':
      return {
        head: [
          'ref',
          'title',
          'clock',
          'priority',
          'level',
          'team',
          'person',
          'due_utc',
          'left_seconds',
          'alike',
          'late',
          'ahead',
        ],
        rows: report.next.map((one) => [
          one.ref,
          one.title,
          one.clock,
          one.priority,
          one.level,
          one.team.id,
          one.person?.email ?? '',
          one.due,
          one.left,
          one.alike,
          one.late,
          one.ahead,
        ]),
      }
    case 'times':
      return {
        head: ['clock', 'priority', 'done', 'median_seconds', 'nine_of_ten_seconds', 'median_seconds_before'],
        rows: report.times.map(({ clock, priority, count, median, most, before }) => [
          clock,
          priority,
          count,
          median,
          most,
          before ?? '',
        ]),
      }
    case 'flow':
      return {
        head: ['week', 'opened', 'ended', 'reopened', 'open'],
        rows: report.flow.weeks.map(({ week, opened, ended, reopened, open }) => [week, opened, ended, reopened, open]),
      }
    case 'hours':
      return {
        head: ['day_of_week', 'hour', 'opened'],
        rows: report.flow.hours.flatMap((day, index) => day.map((opened, hour) => [index + 1, hour, opened])),
      }
    case 'causes':
      return {
        head: ['most_time_with', 'clock', 'late', 'late_seconds'],
        rows: report.causes.map(({ who, clock, count, late }) => [who, clock, count, late]),
      }
    case 'reasons':
      return {
        head: ['reason', 'late', 'late_seconds'],
        rows: report.reasons.map(({ reason, count, late }) => [reason ?? '', count, late]),
      }
    case 'backlog':
      return {
        head: [
          'level',
          'open',
          'waiting',
          'median_age_seconds',
          'oldest_age_seconds',
          'up_to_4h',
          'up_to_1d',
          'up_to_3d',
          'up_to_7d',
          'older',
        ],
        rows: report.backlog.map(({ level, open, waiting, median, oldest, ages }) => [
          level,
          open,
          waiting,
          median,
          oldest,
          ...ages,
        ]),
      }
    case 'satisfaction':
      return {
        head: ['month', 'score_1', 'score_2', 'score_3', 'score_4', 'score_5'],
        rows: report.satisfaction.map(({ month, scores }) => [month, ...scores]),
      }
  }
}

/** As spreadsheets read a date with its time: 2026-11-24 09:40:00. */
function localTime(instant: string, timeZone: string): string {
  const { year, month, day, hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(
    millis(instant),
  ).toZonedDateTimeISO(timeZone)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)} ${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`
}

const byteOrderMark = '\uFEFF'
/** What a spreadsheet takes for the start of a formula, also after spaces, and in the wide forms of East Asia. */
const formula = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

/** RFC 4180 in UTF-8 that says so, for a spreadsheet. A cell that it would run as a formula is written as text. */
export function csvOf({ head, rows }: Table): string {
  return byteOrderMark + [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
