import { useEffect, useState } from 'preact/hooks'
import type { PeriodReport } from '#domain/views/report.ts'
import { reportDefinitions, reportWords } from '#domain/words/reports.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { Definitions } from './definitions.tsx'
import { openDesk } from './door.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { AttainmentTable, MonthPlot } from './report-attainment.tsx'
import { BacklogTable, BreachTable, LedgerTable, SatisfactionTable } from './report-tables.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

export function openReports() {
  openDesk((session) => <ReportsPage session={session} />)
}

type Days = { from?: string; to?: string }

/** Days that the address names; without any, the answer says which the reports are of. */
function daysAsked(): Days {
  const asked = new URLSearchParams(location.search)
  return Object.fromEntries(['from', 'to'].flatMap((name) => [[name, asked.get(name)]]).filter(([, day]) => day))
}

function ReportsPage({ session }: { session: Session }) {
  const [days, setDays] = useState(daysAsked)
  const [report, setReport] = useState<PeriodReport | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  useEffect(() => {
    void ask('GET /desk/reports', { query: days }).then((answer) => {
      setTrouble(answer.ok ? '' : sayRefusal(answer.problem))
      if (answer.ok) setReport(answer.value)
    })
  }, [days])
  const choose = (chosen: Days) => {
    const next = { ...(report && { from: report.firstDay, to: report.lastDay }), ...days, ...chosen }
    history.replaceState(null, '', onSite(`/desk/reports/?${new URLSearchParams(next)}`))
    setDays(next)
  }
  const [from, to] = [days.from ?? report?.firstDay, days.to ?? report?.lastDay]
  const words = reportWords(language)
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="reports" />
      <main id="main" tabIndex={-1} class="desk-main reports">
        <div class="desk-bar">
          <h1>Reports</h1>
          <Day label="From" value={from} max={to} choose={(day) => choose({ from: day })} />
          <Day label="to" value={to} min={from} choose={(day) => choose({ to: day })} />
          <span class="soft small" role="status">
            {report && `${words.opened(report.opened)}. ${words.zone(report.timeZone)}`}
          </span>
        </div>
        {trouble && (
          <p class="wrongs" role="alert">
            {trouble}
          </p>
        )}
        {!report && !trouble && <p class="soft">Counting …</p>}
        {report && isEmpty(report) && <p class="soft">{words.nothing}</p>}
        {report && <Sections report={report} session={session} />}
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

function Sections({ report, session }: { report: PeriodReport; session: Session }) {
  const levelName = (level: number) => session.levels.find((entry) => entry.level === level)?.name ?? `Level ${level}`
  const query = new URLSearchParams({ from: report.firstDay, to: report.lastDay }).toString()
  const head = (title: string, csv: string, hint: string) => (
    <div class="report-head">
      <h2>{title}</h2>
      <a class="small" href={`/api/desk/reports/${csv}.csv?${query}`} download>
        CSV
      </a>
      <p class="soft small">{hint}</p>
    </div>
  )
  return (
    <>
      <section>
        {head(
          'Promises kept',
          'attainment',
          'Of all promises that were judged in this time: how many were kept, and how many were late.',
        )}
        <MonthPlot rows={report.attainment} />
        {(['policy', 'level', 'team', 'automation', 'month'] as const).map((dimension) => (
          <AttainmentTable key={dimension} dimension={dimension} rows={report.attainment} />
        ))}
      </section>
      <section>
        {head(
          'Where the time went',
          'ledger',
          'Every second of every ticket in this time, until it was resolved, belongs to exactly one.',
        )}
        <LedgerTable ledger={report.ledger} levelName={levelName} />
      </section>
      <section>
        {head(
          'What was late, and why',
          'breaches',
          'The latest first, each with who held the ticket when it was due. “Most time with” says where it was most of its life.',
        )}
        <BreachTable breaches={report.breaches} levelName={levelName} asOf={report.asOf} timeZone={report.timeZone} />
      </section>
      <section>
        {head('What is open', 'backlog', 'As of now, whatever the period.')}
        <BacklogTable backlog={report.backlog} levelName={levelName} />
      </section>
      <section>
        {head('How people rated it', 'satisfaction', 'Of those who did.')}
        <SatisfactionTable rows={report.satisfaction} />
      </section>
    </>
  )
}
