import { useEffect, useState } from 'preact/hooks'
import type { Mine, OwnedAutomation } from '#domain/views/mine.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { mineWords } from '#domain/words/mine.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { Trouble } from './trouble.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'
import { openOf } from './views.ts'

const around = deskPageWords(language)

const words = mineWords(language)
const mostShown = 5

export function openMine() {
  openDesk((session) => <MinePage session={session} />)
}

/** The automations that my teams own, and what they ask for. */
function MinePage({ session }: { session: Session }) {
  const [team, setTeam] = useState(() => new URLSearchParams(location.search).get('team') ?? '')
  const [mine, setMine] = useState<Mine | null>(null)
  const [trouble, setTrouble] = useState('')
  const counts = useCounts()
  useEffect(() => {
    void ask('GET /desk/automations', { query: team ? { team } : {} }).then((answer) => {
      setTrouble(answer.ok ? '' : sayRefusal(answer.problem))
      if (answer.ok) setMine(answer.value)
    })
  }, [team])
  const choose = (chosen: string) => {
    history.replaceState(null, '', onSite(`/desk/automations/${chosen ? `?team=${chosen}` : ''}`))
    setTeam(chosen)
  }
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="mine" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">{words.title}</h1>
        <div class="desk-bar">
          <label class="small">
            <span class="soft">{words.choose}</span>{' '}
            <select value={team} onChange={(event) => choose(event.currentTarget.value)}>
              <option value="">{session.teams.map(({ name }) => name).join(', ')}</option>
              {session.allTeams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <Trouble says={trouble} />
        {!mine && !trouble && <p class="soft">{around.reading}</p>}
        {mine && (
          <p class="soft" role="status">
            {mine.items.length === 0 ? words.none : words.of(mine.teams.map(({ name }) => name))}
          </p>
        )}
        <ul class="gaps">
          {mine?.items.map((one) => (
            <Owned key={one.id} one={one} />
          ))}
        </ul>
      </main>
    </>
  )
}

function Owned({ one }: { one: OwnedAutomation }) {
  const { id, name, criticality, open, late, unassigned, opened, openedBefore, problems, gaps, overdue } = one
  return (
    <li class="gap">
      <div class="gap-head">
        <h2>
          <a href={openOf({ automation: id })}>{name}</a>
        </h2>
        <span class="soft small">
          {criticality}, <a href={`/automations/${id}/`}>{words.runbook}</a>
        </span>
      </div>
      <p>
        <a href={openOf({ automation: id })}>{words.open(open)}</a>
        {late > 0 && (
          <>
            {', '}
            <a class="has-late" href={openOf({ view: 'breached', automation: id })}>
              {words.late(late)}
            </a>
          </>
        )}
        {unassigned > 0 && (
          <>
            {', '}
            <a href={openOf({ view: 'unassigned', automation: id })}>{words.unassigned(unassigned)}</a>
          </>
        )}
        . <span class="soft">{words.trend(opened, openedBefore)}.</span>
      </p>
      <p class="soft small">
        <a href={`/desk/knowledge/articles/?owner=all&automation=${id}`}>{words.articles(one.harmed, one.articles)}</a>.{' '}
        {words.votes(one.good, one.good + one.bad)}.
      </p>
      <Lines
        title={words.problems}
        lines={problems.map((problem) => ({
          key: problem.id,
          href: '/desk/known-problems/',
          text: problem.title,
          more: '',
        }))}
      />
      <Lines
        title={words.reviews}
        lines={overdue.map((article) => ({
          key: article.id,
          href: `/desk/article/#${article.id}`,
          text: article.title,
          more: words.due(article.due),
        }))}
      />
      <Lines
        title={words.gaps}
        lines={gaps.map((gap) => ({
          key: gap.id,
          href: '/desk/knowledge/',
          text: gap.name,
          more: words.times(gap.count),
        }))}
      />
    </li>
  )
}

type Line = { key: string; href: string; text: string; more: string }

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null
  const rest = lines.length - mostShown
  return (
    <>
      <h3 class="label">{title}</h3>
      <ul class="findings">
        {lines.slice(0, mostShown).map(({ key, href, text, more }) => (
          <li key={key}>
            <a href={href} dir="auto">
              {text}
            </a>{' '}
            <span class="soft small">{more}</span>
          </li>
        ))}
        {rest > 0 && <li class="soft">{words.more(rest)}</li>}
      </ul>
    </>
  )
}
