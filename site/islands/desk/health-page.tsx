import { useEffect, useState } from 'preact/hooks'
import type { ArticleHealth, Health } from '#domain/views/health.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { healthDefinitions, healthWords, perHundred } from '#domain/words/health.ts'
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
import { Trouble } from './trouble.tsx'
import type { Session } from './types.ts'
import { Unvalidated } from './unvalidated.tsx'
import { useCounts } from './use-counts.ts'

const around = deskPageWords(language)

export function openHealth() {
  openDesk((session) => <HealthPage session={session} />)
}

const words = healthWords(language)
const wholeOrganisation = 'all'

/** What is asked for: in the address, so that it can be shared. Without an owner: those of my teams that keep something. */
type Asked = { month?: string; owner?: string; automation?: string }

function askedFor({ teams, automations }: Session): Asked {
  const query = Object.fromEntries(new URLSearchParams(location.search))
  const mine = teams.find(({ id }) => automations.some(({ owner }) => owner === id))
  return { ...(mine ? { owner: mine.id } : {}), ...query }
}

/** Articles that harm their readers, what is wrong and what to do: what harms most people first. */
function HealthPage({ session }: { session: Session }) {
  const [asked, setAsked] = useState(() => askedFor(session))
  const [health, setHealth] = useState<Health | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  useEffect(() => {
    const { owner, ...rest } = asked
    const query = { ...rest, ...(owner && owner !== wholeOrganisation ? { owner } : {}) }
    void ask('GET /desk/health', { query }).then((answer) => {
      setTrouble(answer.ok ? '' : sayRefusal(answer.problem))
      if (answer.ok) setHealth(answer.value)
    })
  }, [asked])
  const choose = (chosen: Asked) => {
    const next = { ...asked, ...chosen }
    if (next.automation === '') delete next.automation
    history.replaceState(null, '', onSite(`/desk/knowledge/articles/?${new URLSearchParams(next)}`))
    setAsked(next)
  }
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="knowledge" />
      <main id="main" tabIndex={-1} class="desk-main reports">
        <h1 class="desk-title">{around.knowledge.articles}</h1>
        <KnowledgeViews here="articles" />
        <div class="desk-bar">
          <Choice
            label={words.keptBy}
            value={asked.owner ?? wholeOrganisation}
            options={[{ id: wholeOrganisation, name: words.allTeams }, ...session.allTeams]}
            choose={(owner) => choose({ owner })}
          />
          <Choice
            label={words.about}
            value={asked.automation ?? ''}
            options={[{ id: '', name: words.everything }, ...session.automations]}
            choose={(automation) => choose({ automation })}
          />
          {health && <MonthChoice month={health.month} choose={(month) => choose({ month })} />}
          <span class="soft small" role="status">
            {health && words.sum(health.sum.harmed, health.sum.articles)}
          </span>
        </div>
        <Trouble says={trouble} />
        {!health && !trouble && <p class="soft">{around.counting}</p>}
        {health && health.items.length === 0 && <p class="soft">{words.nothing}</p>}
        <Unvalidated owner={asked.owner === wholeOrganisation ? undefined : asked.owner} />
        <ul class="gaps">
          {health?.items.map((article) => (
            <Article key={article.id} article={article} />
          ))}
        </ul>
        {health && <Sums caption={words.byTeam} rows={health.owners} />}
        {health && <Sums caption={words.byAutomation} rows={health.automations} />}
        {health && <Definitions title={reportWords(language).howCounted} of={healthDefinitions(language)} />}
      </main>
    </>
  )
}

type Named = { id: string; name: string }
type ChoiceProps = { label: string; value: string; options: readonly Named[]; choose: (id: string) => void }

function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <label class="small">
      <span class="soft">{label}</span>{' '}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function Article({ article: { title, url, owner, automation, said, facts, findings } }: { article: ArticleHealth }) {
  return (
    <li class="gap">
      <div class="gap-head">
        <h2 dir="auto">
          <a href={url}>{title}</a>
        </h2>
      </div>
      <p class="soft small">
        {said}
        {automation && words.aboutIt(automation.name)}
        {owner && words.keptByIt(owner.name)}
      </p>
      <ul class="findings">
        {findings.map(({ finding, what, next }) => (
          <li key={`${finding.kind} ${what}`}>
            <strong>{what}.</strong> {next}
          </li>
        ))}
      </ul>
      {facts.reasons.length > 0 && <p class="soft small">{words.whyNot(facts.reasons)}</p>}
    </li>
  )
}

const { columns } = words

function Sums({ caption, rows }: { caption: string; rows: Health['owners'] }) {
  if (rows.length === 0) return null
  return (
    <SumsTable caption={caption} columns={columns}>
      {rows.map(({ id, name, sum }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td class="num">{sum.articles}</td>
          <td class="num">{sum.harmed}</td>
          <td class="num">{sum.readers}</td>
          <td class="num">{sum.good + sum.bad === 0 ? '–' : `${sum.good} of ${sum.good + sum.bad}`}</td>
          <td class="num">{perHundred(sum) ?? '–'}</td>
          <td class="num">{sum.soon}</td>
          <td class="num">{sum.solved}</td>
        </tr>
      ))}
    </SumsTable>
  )
}
