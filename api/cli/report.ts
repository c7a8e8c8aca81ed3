import { type Command, InvalidArgumentError, Option } from 'commander'
import { readDay } from '#domain/base/day.ts'
import { type ReportTableName, reportTables } from '#domain/views/report.ts'
import { csvOf, tableOf } from '#domain/views/report-tables.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { reportDefinitions, reportWords } from '#domain/words/reports.ts'
import { periodOf, report } from '../actions/read/reports.ts'
import { CannotDo, doing, say, withWorld } from './open.ts'

type Flags = { from?: string; to?: string; json: boolean; csv?: ReportTableName }

/** `ladder report`: the reports of the desk, from the same function. */
export function addReport(program: Command): void {
  program
    .command('report')
    .option('--from <day>', 'first day, such as 2026-11-01 (default: 56 days before the last)', dayOf)
    .option('--to <day>', 'last day (default: today)', dayOf)
    .option('--json', 'print everything as JSON, as the API answers it', false)
    .addOption(new Option('--csv <table>', 'print one table as CSV').choices(reportTables))
    .summary('say what was promised and kept in a period')
    .description(
      'Counts from the logs what was kept and what was late, by policy, level, team, automation, priority, week and month, each late promise ' +
        "with who held it, and who had the time. Days are those of the organisation's time zone. The page at /desk/reports/ shows the same numbers.",
    )
    .action(
      doing(async ({ from, to, json, csv }: Flags) =>
        withWorld(async ({ world }) => {
          const period = periodOf(world, { from, to })
          if (!period) throw new CannotDo(`--to is ${to}, before the first day; expected a later one`)
          const made = await report(world, period, new Map())
          if (json) return say(JSON.stringify(made, null, 2))
          if (csv) {
            process.stdout.write(csvOf(tableOf(csv, made)))
            return
          }
          const words = reportWords(deskLanguage)
          say(`${made.firstDay} to ${made.lastDay}, ${words.opened(made.opened)}. ${words.zone(made.timeZone)}`)
          const kept = tableOf('attainment', made).rows
          for (const [dimension, , name, clock, met, breached] of kept)
            say([dimension, name || '-', clock, `kept ${met}`, `late ${breached}`].join('\t'))
          for (const { ref, clock, due, level, team, person, late } of made.breaches)
            say(['late', ref, clock, due, `level ${level}`, team.name, person?.name ?? '-', `${late} s`].join('\t'))
          say(`\n${words.howCounted}`)
          for (const { term, meaning } of reportDefinitions(deskLanguage)) say(`${term}: ${meaning}`)
        }),
      ),
    )
}

function dayOf(text: string): string {
  const day = readDay(text)
  if (!day) throw new InvalidArgumentError('expected a day, such as 2026-11-24')
  return day.toString()
}
