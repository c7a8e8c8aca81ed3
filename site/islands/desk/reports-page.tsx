import { useEffect, useState } from 'preact/hooks'
import type { Dimension } from '#domain/clocks/report.ts'
import type { PeriodReport, ReportTableName } from '#domain/views/report.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { reportDefinitions, reportWords } from '#domain/words/reports.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { Definitions } from './definitions.tsx'
import { openDesk } from './door.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { AttainmentTable } from './report-attainment.tsx'
import { ReportFilters } from './report-filters.tsx'
import { FlowTable, HoursTable, NextTable, Summary, TimesTable } from './report-flow.tsx'
import { BacklogTable, BreachTable, CauseTable, LedgerTable, ReasonTable, SatisfactionTable } from './report-tables.tsx'
import { Trend } from './report-trend.tsx'
import { Trouble } from './trouble.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const words = reportWords(language)

export function openReports() {
  openDesk((session) => <ReportsPage session={session} />)
}

const asking = ['from', 'to', 'level', 'team', 'automation', 'priority'] as const
type Asked = { [Name in (typeof asking)[number]]?: string }

/** What the address asks for; without days, the answer says which the reports are of. */
function readAsked(): Asked {
  const asked = new URLSearchParams(location.search)
  return Object.fromEntries(asking.map((name) => [name, asked.get(name)]).filter(([, value]) => value))
}

function addressFor(asked: Asked): string {
  return `/desk/reports/?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`
}

function ReportsPage({ session }: { session: Session }) {
  const [days, setDays] = useState(readAsked)
  const [report, setReport] = useState<PeriodReport | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  useEffect(() => {
    void ask('GET /desk/reports', { query: days }).then((answer) => {
      setTrouble(answer.ok ? '' : sayRefusal(answer.problem))
      if (answer.ok) setReport(answer.value)
    })
  }, [days])
  const shown = { ...(report && { from: report.firstDay, to: report.lastDay }), ...days }
  const choose = (chosen: Asked) => {
    const next = Object.fromEntries(Object.entries({ ...shown, ...chosen }).filter(([, value]) => value))
    history.replaceState(null, '', onSite(addressFor(next)))
    setDays(next)
  }
  const [from, to] = [days.from ?? report?.firstDay, days.to ?? report?.lastDay]
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="reports" />
      <main id="main" tabIndex={-1} class="desk-main reports">
        <div class="desk-bar">
          <h1>{words.title}</h1>
          <Day label={words.from} value={from} max={to} choose={(day) => choose({ from: day })} />
          <Day label={words.to} value={to} min={from} choose={(day) => choose({ to: day })} />
          <ReportFilters session={session} asked={days} choose={choose} />
          <span class="soft small" role="status">
            {report && `${words.opened(report.opened)}. ${words.zone(report.timeZone)}`}
          </span>
        </div>
        <Trouble says={trouble} />
        {!report && !trouble && <p class="soft">{words.counting}</p>}
        {report && isEmpty(report) && <p class="soft">{words.nothing}</p>}
        {report && <Sections report={report} session={session} asked={shown} />}
        {report && <Definitions title={words.howCounted} of={reportDefinitions(language)} />}
      </main>
    </>
  )
}

function isEmpty({ attainment, ledger, satisfaction }: PeriodReport): boolean {
  return attainment.length === 0 && ledger.length === 0 && satisfaction.length === 0
}

type DayProps = { label: string; value?: string; min?: string; max?: string; choose: (day: string) => void }

function Day({ label, value, choose, ...bounds }: DayProps) {
  return (
    <label class="small">
      <span class="soft">{label}</span>{' '}
      <input
        type="date"
        value={value}
        {...bounds}
        onChange={(event) => event.currentTarget.value && choose(event.currentTarget.value)}
      />
    </label>
  )
}

const narrower = ['level', 'team', 'automation', 'priority'] as const
const further = ['policy', 'person', 'automation', 'priority', 'week', 'month'] as const

type SectionsProps = { report: PeriodReport; session: Session; asked: Asked }

function Sections({ report, session, asked }: SectionsProps) {
  const levelName = (level: number) => session.levels.find((entry) => entry.level === level)?.name ?? `Level ${level}`
  const query = addressFor(asked).split('?')[1]
  const linkTo = (dimension: Dimension, key: string) => {
    const name = narrower.find((one) => one === dimension)
    return name && key !== '' && asked[name] !== key ? `${addressFor({ ...asked, [name]: key })}#late` : null
  }
  const head = ({ title, hint }: { title: string; hint: string }, csv: ReportTableName) => (
    <div class="report-head">
      <h2>{title}</h2>
      <a class="small" href={`/api/desk/reports/${csv}.csv?${query}`} download>
        {deskPageWords(language).csv}
      </a>
      <p class="soft small">{hint}</p>
    </div>
  )
  const kept = (dimension: Dimension) => (
    <AttainmentTable
      key={dimension}
      dimension={dimension}
      rows={report.attainment}
      before={report.before}
      linkTo={linkTo}
    />
  )
  return (
    <>
      <Summary report={report} />
      <section>
        {head(words.next, 'next')}
        <NextTable next={report.next} />
      </section>
      <section>
        {head(words.attainment, 'attainment')}
        <Trend report={report} />
        {kept('level')}
        {kept('team')}
        <details>
          <summary>{words.attainment.further}</summary>
          {further.map(kept)}
        </details>
      </section>
      <section>
        {head(words.causes, 'causes')}
        <CauseTable causes={report.causes} levelName={levelName} />
      </section>
      {report.reasons.some(({ reason }) => reason !== null) && (
        <section>
          {head(words.reasons, 'reasons')}
          <ReasonTable reasons={report.reasons} />
        </section>
      )}
      <section id="late">
        {head(words.breaches, 'breaches')}
        <BreachTable breaches={report.breaches} levelName={levelName} asOf={report.asOf} timeZone={report.timeZone} />
      </section>
      <section>
        {head(words.times, 'times')}
        <TimesTable times={report.times} />
      </section>
      <section>
        {head(words.flow, 'flow')}
        <FlowTable weeks={report.flow.weeks} />
      </section>
      <section>
        {head(words.hours, 'hours')}
        <HoursTable hours={report.flow.hours} />
      </section>
      <section>
        {head(words.ledger, 'ledger')}
        <LedgerTable ledger={report.ledger} levelName={levelName} />
      </section>
      <section>
        {head(words.backlog, 'backlog')}
        <BacklogTable backlog={report.backlog} levelName={levelName} />
      </section>
      <section>
        {head(words.satisfaction, 'satisfaction')}
        <SatisfactionTable rows={report.satisfaction} />
      </section>
    </>
  )
}
