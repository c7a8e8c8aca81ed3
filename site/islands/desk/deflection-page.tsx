import { useEffect, useState } from 'preact/hooks'
import { type Deflected, foundShare, selfSolvedShare } from '#domain/knowledge/deflection.ts'
import { visitOutcomes } from '#domain/knowledge/visit.ts'
import type { Deflection } from '#domain/views/deflection.ts'
import { sayMonth } from '#domain/words/days.ts'
import { deflectionDefinitions, deflectionWords } from '#domain/words/deflection.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { reportWords } from '#domain/words/reports.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { Definitions } from './definitions.tsx'
import { openDesk } from './door.tsx'
import { KnowledgeViews } from './knowledge-views.tsx'
import { MonthChoice } from './month-choice.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { SumsTable } from './report-table.tsx'
import { percent, SharePlot } from './share-plot.tsx'
import { Trouble } from './trouble.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const around = deskPageWords(language)

export function openDeflection() {
  openDesk((session) => <DeflectionPage session={session} />)
}

const words = deflectionWords(language)

function monthAsked(): { month?: string } {
  const month = new URLSearchParams(location.search).get('month')
  return month ? { month } : {}
}

/** What people solved by themselves, beside what was resolved for them. */
function DeflectionPage({ session }: { session: Session }) {
  const [asked, setAsked] = useState(monthAsked)
  const [deflection, setDeflection] = useState<Deflection | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  useEffect(() => {
    void ask('GET /desk/deflection', { query: asked }).then((answer) => {
      setTrouble(answer.ok ? '' : sayRefusal(answer.problem))
      if (answer.ok) setDeflection(answer.value)
    })
  }, [asked])
  const choose = (month: string) => {
    history.replaceState(null, '', onSite(`/desk/knowledge/deflection/?month=${month}`))
    setAsked({ month })
  }
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="knowledge" />
      <main id="main" tabIndex={-1} class="desk-main reports">
        <h1 class="desk-title">{around.knowledge.deflection}</h1>
        <KnowledgeViews here="deflection" />
        <div class="desk-bar">{deflection && <MonthChoice month={deflection.month} choose={choose} />}</div>
        <Trouble says={trouble} />
        {!deflection && !trouble && (
          <p class="soft" role="status">
            {around.counting}
          </p>
        )}
        {deflection && <Sections deflection={deflection} />}
      </main>
    </>
  )
}

function Sections({ deflection: { months, month, articles, automations, windowHours } }: { deflection: Deflection }) {
  const lived = months.filter(({ sum }) => Object.values(sum).some((count) => count > 0))
  return (
    <>
      {lived.length === 0 && <p class="soft">{words.nothing}</p>}
      <section>
        <SharePlot
          names={[words.selfSolved, words.foundFirst]}
          points={lived.map(({ month: of, sum }) => ({
            label: sayMonth(of, language, 'short'),
            shares: [selfSolvedShare(sum), foundShare(sum)],
          }))}
        />
        <Table
          caption={around.byMonth}
          rows={lived.map(({ month: of, sum }) => ({ id: of, name: sayMonth(of, language), sum }))}
        />
      </section>
      <section>
        <h2>{sayMonth(month, language)}</h2>
        <Table caption={around.byAutomation} rows={automations} />
        <Table caption={around.byArticle} rows={articles} />
      </section>
      <Definitions title={reportWords(language).howCounted} of={deflectionDefinitions(windowHours, language)} />
    </>
  )
}

const columns = [
  ...visitOutcomes.map((outcome) => words.outcomes[outcome]),
  words.resolved,
  words.selfSolved,
  words.foundFirst,
]
type Row = { id: string; name: string; url?: string; sum: Deflected }

function Table({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <SumsTable caption={caption} columns={columns}>
      {rows.map(({ id, name, url, sum }) => (
        <tr key={id}>
          <th scope="row" dir="auto" class={url && 'wide'}>
            {url ? <a href={url}>{name}</a> : name}
          </th>
          {visitOutcomes.map((outcome) => (
            <td key={outcome} class="num">
              {sum[outcome]}
            </td>
          ))}
          <td class="num">{sum.resolved}</td>
          <td class="num">{shareOf(selfSolvedShare(sum))}</td>
          <td class="num">
            {shareOf(foundShare(sum))}{' '}
            {sum.solved > 0 && <span class="soft small">{words.ofThem(sum.found, sum.solved)}</span>}
          </td>
        </tr>
      ))}
    </SumsTable>
  )
}

function shareOf(share: number | null): string {
  return share === null ? '–' : percent(share)
}
