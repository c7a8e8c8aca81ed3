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

/** The columns of a table, by their names, each with what it says of a row. */
function tableFrom<T>(list: readonly T[], columns: Record<string, (row: T) => Cell>): Table {
  const values = Object.values(columns)
  return { head: Object.keys(columns), rows: list.map((row) => values.map((value) => value(row))) }
}

function bareTable(name: ReportTableName, report: PeriodReport): Table {
  switch (name) {
    case 'attainment':
      return tableFrom(report.attainment, {
        dimension: ({ dimension }) => dimension,
        key: ({ key }) => key,
        name: (row) => row.name,
        clock: ({ clock }) => clock,
        met: ({ met }) => met,
        breached: ({ breached }) => breached,
        share_met: ({ met, breached }) => (met / (met + breached)).toFixed(4),
      })
    case 'ledger':
      return tableFrom(report.ledger, { who: ({ who }) => who, seconds: ({ seconds }) => seconds })
    case 'breaches':
      return tableFrom(report.breaches, {
        ref: ({ ref }) => ref,
        title: ({ title }) => title,
        clock: ({ clock }) => clock,
        cycle: ({ cycle }) => cycle,
        level: ({ level }) => level,
        team: ({ team }) => team.id,
        team_name: ({ team }) => team.name,
        person: ({ person }) => person?.email ?? '',
        policy: ({ policy }) => policy,
        priority: ({ priority }) => priority,
        due: ({ due }) => localTime(due, report.timeZone),
        due_utc: ({ due }) => due,
        late_seconds: ({ late }) => late,
        most_time_with: ({ why }) => why?.who ?? '',
        most_time_seconds: ({ why }) => why?.seconds ?? '',
        reason: ({ reason }) => reason ?? '',
      })
    case 'next':
      return tableFrom(report.next, {
        ref: ({ ref }) => ref,
        title: ({ title }) => title,
        clock: ({ clock }) => clock,
        priority: ({ priority }) => priority,
        level: ({ level }) => level,
        team: ({ team }) => team.id,
        person: ({ person }) => person?.email ?? '',
        due_utc: ({ due }) => due,
        left_seconds: ({ left }) => left,
        alike: ({ alike }) => alike,
        late: ({ late }) => late,
        ahead: ({ ahead }) => ahead,
      })
    case 'times':
      return tableFrom(report.times, {
        clock: ({ clock }) => clock,
        priority: ({ priority }) => priority,
        done: ({ count }) => count,
        median_seconds: ({ median }) => median,
        nine_of_ten_seconds: ({ most }) => most,
        median_seconds_before: ({ before }) => before ?? '',
      })
    case 'flow':
      return tableFrom(report.flow.weeks, {
        week: ({ week }) => week,
        opened: ({ opened }) => opened,
        ended: ({ ended }) => ended,
        reopened: ({ reopened }) => reopened,
        open: ({ open }) => open,
      })
    case 'hours': {
      const hours = report.flow.hours.flatMap((day, index) =>
        day.map((opened, hour) => ({ day: index + 1, hour, opened })),
      )
      return tableFrom(hours, {
        day_of_week: ({ day }) => day,
        hour: ({ hour }) => hour,
        opened: ({ opened }) => opened,
      })
    }
    case 'causes':
      return tableFrom(report.causes, {
        most_time_with: ({ who }) => who,
        clock: ({ clock }) => clock,
        late: ({ count }) => count,
        late_seconds: ({ late }) => late,
      })
    case 'reasons':
      return tableFrom(report.reasons, {
        reason: ({ reason }) => reason ?? '',
        late: ({ count }) => count,
        late_seconds: ({ late }) => late,
      })
    case 'backlog':
      return tableFrom(report.backlog, {
        level: ({ level }) => level,
        open: ({ open }) => open,
        waiting: ({ waiting }) => waiting,
        median_age_seconds: ({ median }) => median,
        oldest_age_seconds: ({ oldest }) => oldest,
        up_to_4h: ({ ages }) => ages[0] ?? 0,
        up_to_1d: ({ ages }) => ages[1] ?? 0,
        up_to_3d: ({ ages }) => ages[2] ?? 0,
        up_to_7d: ({ ages }) => ages[3] ?? 0,
        older: ({ ages }) => ages[4] ?? 0,
      })
    case 'satisfaction':
      return tableFrom(report.satisfaction, {
        month: ({ month }) => month,
        score_1: ({ scores }) => scores[0] ?? 0,
        score_2: ({ scores }) => scores[1] ?? 0,
        score_3: ({ scores }) => scores[2] ?? 0,
        score_4: ({ scores }) => scores[3] ?? 0,
        score_5: ({ scores }) => scores[4] ?? 0,
      })
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
