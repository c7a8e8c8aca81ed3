import { createHash } from 'node:crypto'
import { stamp } from '#domain/base/time.ts'
import type { Kept, ReportTold } from '#domain/clocks/report-told.ts'
import { findLevel, findTeam } from '#domain/model/entries.ts'
import { type ReportDue, reportDue } from '#domain/model/report-schedule.ts'
import type { ReportSchedule } from '#domain/model/support-model.ts'
import type { PeriodReport } from '#domain/views/report.ts'
import { csvFilesOf } from '#domain/views/report-tables.ts'
import { reportMailText } from '#domain/words/report-mail.ts'
import type { Mail } from '../outside/mail.ts'
import { claimDigest, hasDigest } from '../store/digests.ts'
import { putNotices, type StoredNotice } from '../store/outbox.ts'
import { report } from './read/reports.ts'
import { findAutomation, newId, type World } from './world.ts'

/** The kind of notice that brings a report. */
export const reportKind = 'report'

type Stored = {
  told: ReportTold
  query: Record<string, string>
  files?: ReturnType<typeof csvFilesOf>
  /** In mails that were put out before there was a file for each table. */
  csv?: string
}

/** Puts the mails of reports that are due and that their readers have not had: each once, whoever counts first. */
export async function putReports(world: World): Promise<number> {
  let put = 0
  for (const schedule of world.model.reports) {
    const due = reportDue(schedule, { model: world.model, now: world.now() })
    const week = due.firstDay.toString()
    const waiting: { box: string; team: string }[] = []
    for (const box of schedule.to) {
      const team = claimOf(schedule, box)
      if (!(await hasDigest(world.read, { team, week }))) waiting.push({ box, team })
    }
    if (waiting.length === 0) continue
    const data = await counted(world, schedule, due)
    for (const { box, team } of waiting)
      await world.transact(async (tx) => {
        if (!(await claimDigest(tx, { team, week }))) return
        const notice = { ticketId: null, kind: reportKind, recipient: box, data }
        await putNotices(tx, { notices: [notice], at: stamp(world.now()), newId: () => newId(world) })
        put++
      })
  }
  return put
}

/** The mail of such a notice: the numbers are those of when it was due. */
export function reportMail(
  { language }: Pick<World, 'language'>,
  { notice, publicUrl }: { notice: StoredNotice; publicUrl: string },
): Mail {
  const { told, query, csv, files = [{ name: 'attainment', csv: csv ?? '' }] } = JSON.parse(notice.body) as Stored
  const link = `${publicUrl}/desk/reports/?${new URLSearchParams(query)}`
  return {
    to: notice.recipient,
    ...reportMailText(told, { link, language }),
    attachments: files.map(({ name, csv: content }) => ({
      filename: `report-${told.firstDay}-${told.lastDay}-${name}.csv`,
      contentType: 'text/csv; charset=utf-8',
      content,
    })),
    messageId: `<${notice.id}@${new URL(publicUrl).hostname}>`,
  }
}

/** One report for one reader, whatever hour it comes at. */
function claimOf({ every, level, team, automation, priority }: ReportSchedule, box: string): string {
  const said = JSON.stringify([every, level, team, automation, priority, box.toLowerCase()])
  return `report ${createHash('sha256').update(said).digest('hex').slice(0, 24)}`
}

async function counted(world: World, schedule: ReportSchedule, due: ReportDue): Promise<Stored> {
  const { every, level, team, automation, priority } = schedule
  const { firstDay, lastDay } = due
  const made = await report(world, { firstDay, lastDay, chosen: { level, team, automation, priority } }, new Map())
  const { attainment, before, flow, backlog, opened } = made
  const filters = [
    ...(level === undefined ? [] : [findLevel(world.model, level)?.name ?? String(level)]),
    ...(team === undefined ? [] : [findTeam(world.model, team)?.name ?? team]),
    ...(automation === undefined ? [] : [findAutomation(world, automation)?.name ?? automation]),
    ...(priority === undefined ? [] : [priority]),
  ]
  const chosen = { level, team, automation, priority }
  return {
    told: {
      ...{ every, firstDay: firstDay.toString(), lastDay: lastDay.toString(), filters },
      kept: keptOf(attainment.filter(({ dimension }) => dimension === 'policy')),
      before: keptOf(before.filter(({ dimension }) => dimension === 'policy')),
      opened,
      resolved: flow.resolved,
      atOnce: flow.atOnce,
      returned: flow.returned,
      reopened: flow.reopened,
      open: backlog.reduce((sum, { open }) => sum + open, 0),
      teams: teamsOf(attainment),
    },
    query: {
      from: firstDay.toString(),
      to: lastDay.toString(),
      ...Object.fromEntries(
        Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
      ),
    },
    files: csvFilesOf(made),
  }
}

function keptOf(rows: PeriodReport['attainment']): Kept {
  const met = rows.reduce((sum, row) => sum + row.met, 0)
  return { met, judged: met + rows.reduce((sum, row) => sum + row.breached, 0) }
}

function teamsOf(rows: PeriodReport['attainment']): ReportTold['teams'] {
  const byTeam = Map.groupBy(
    rows.filter(({ dimension }) => dimension === 'team'),
    ({ key }) => key,
  )
  return [...byTeam.values()].map((own) => ({ name: own[0]?.name ?? '', ...keptOf(own) }))
}
