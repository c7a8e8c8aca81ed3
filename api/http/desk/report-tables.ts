import type { PeriodReport } from '#domain/views/report.ts'

export const reportTables = ['attainment', 'ledger', 'breaches', 'backlog', 'satisfaction'] as const
export type ReportTable = (typeof reportTables)[number]
type Cell = string | number
type Table = { head: string[]; rows: Cell[][] }

/** One report as a table for a spreadsheet: amounts in seconds, shares from 0 to 1. */
export function tableOf(name: ReportTable, report: PeriodReport): Table {
  switch (name) {
    case 'attainment':
      return {
        head: ['dimension', 'key', 'clock', 'met', 'breached', 'share_met'],
        rows: report.attainment.map(({ dimension, key, clock, met, breached }) => [
          dimension,
          key,
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
        head: ['ref', 'title', 'clock', 'level', 'team', 'due', 'late_seconds', 'most_time_with', 'most_time_seconds'],
        rows: report.breaches.map(({ ref, title, clock, level, team, due, late, why }) => [
          ref,
          title,
          clock,
          level,
          team,
          due,
          late,
          why?.who ?? '',
          why?.seconds ?? '',
        ]),
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

/** RFC 4180. A cell that a spreadsheet would run as a formula is written as text. */
export function csvOf({ head, rows }: Table): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
