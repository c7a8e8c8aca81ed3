import { useEffect, useState } from 'preact/hooks'
import type { PeriodReport } from '#domain/views/report.ts'
import { ask } from '../kit/ask.ts'
import { openDesk } from './door.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { AttainmentTable, MonthPlot } from './report-attainment.tsx'
import type { Names } from './report-names.ts'
import { BacklogTable, BreachTable, LedgerTable, SatisfactionTable } from './report-tables.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

export function openReports() {
  openDesk((session) => <ReportsPage session={session} />)
}

const day = 86_400_000
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)

function ReportsPage({ session }: { session: Session }) {
  const asked = new URLSearchParams(location.search)
  const [from, setFrom] = useState(asked.get('from') ?? dateOf(Date.now() - 56 * day))
  const [to, setTo] = useState(asked.get('to') ?? dateOf(Date.now()))
  const [report, setReport] = useState<PeriodReport | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  const query = new URLSearchParams({ from, to }).toString()
  useEffect(() => {
    history.replaceState(null, '', `/desk/reports/?${query}`)
    void ask('GET /desk/reports', { query: { from, to } }).then((answer) => {
      setTrouble(answer.ok ? '' : sayRefusal(answer.problem))
      if (answer.ok) setReport(answer.value)
    })
  }, [query])
  const names: Names = {
    team: (id) => session.allTeams.find((team) => team.id === id)?.name ?? id,
    automation: (id) => session.automations.find((entry) => entry.id === id)?.name ?? (id || 'none named'),
    level: (level) => session.levels.find((entry) => String(entry.level) === level)?.name ?? `Level ${level}`,
  }
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="reports" />
      <main id="main" tabIndex={-1} class="desk-main reports">
        <div class="desk-bar">
          <h1>Reports</h1>
          <label class="small">
            <span class="soft">From</span>{' '}
            <input type="date" value={from} max={to} onChange={(event) => setFrom(event.currentTarget.value || from)} />
          </label>
          <label class="small">
            <span class="soft">to</span>{' '}
            <input type="date" value={to} min={from} onChange={(event) => setTo(event.currentTarget.value || to)} />
          </label>
          <span class="soft small" role="status">
            {report && `${report.tickets} tickets opened${report.truncated ? ', only the latest 20,000 are read' : ''}`}
          </span>
        </div>
        {trouble && (
          <p class="wrongs" role="alert">
            {trouble}
          </p>
        )}
        {!report && !trouble && <p class="soft">Counting …</p>}
        {report?.tickets === 0 && <p class="soft">No ticket was opened in this time. Choose an earlier first day.</p>}
        {report && report.tickets > 0 && <Sections report={report} names={names} query={query} />}
      </main>
    </>
  )
}

function Sections({ report, names, query }: { report: PeriodReport; names: Names; query: string }) {
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
          'Of all promises that were due: how many were kept, and how many were late.',
        )}
        <MonthPlot rows={report.attainment} />
        {(['policy', 'level', 'team', 'automation', 'month'] as const).map((dimension) => (
          <AttainmentTable key={dimension} dimension={dimension} rows={report.attainment} names={names} />
        ))}
      </section>
      <section>
        {head(
          'Where the time went',
          'ledger',
          'Every second of every ticket, until it was resolved, belongs to exactly one.',
        )}
        <LedgerTable ledger={report.ledger} names={names} />
      </section>
      <section>
        {head(
          'What was late, and why',
          'breaches',
          'The latest first. “Most time with” says where the ticket was most of its life.',
        )}
        <BreachTable breaches={report.breaches} names={names} />
      </section>
      <section>
        {head('What is open', 'backlog', 'As of now, whatever the period.')}
        <BacklogTable backlog={report.backlog} names={names} />
      </section>
      <section>
        {head('How people rated it', 'satisfaction', 'Of those who did.')}
        <SatisfactionTable rows={report.satisfaction} />
      </section>
    </>
  )
}
