import { useEffect, useState } from 'preact/hooks'
import { sayMoment } from '../kit/moments.ts'
import { ask, sayRefusal } from './api.ts'
import { openDesk } from './door.tsx'
import { useDraft } from './drafts.ts'
import { Area, Choice, Line } from './form-parts.tsx'
import { PlainText } from './plain-text.tsx'
import { Rail } from './rail.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

type News = {
  id: string
  automation: { id: string; name: string } | null
  title: string
  body: string
  startedAt: string
  updatedAt: string
  endedAt: string | null
  reports: number
}
type Act = (method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown) => Promise<boolean>

export function openAnnouncements() {
  openDesk((session) => <AnnouncementsPage session={session} />)
}

/** Known problems: told once, shown where people look, answered to everybody who reports them. */
function AnnouncementsPage({ session }: { session: Session }) {
  const [open, setOpen] = useState<News[] | null>(null)
  const [ended, setEnded] = useState<News[]>([])
  const [said, setSaid] = useState('')
  const counts = useCounts()
  async function read() {
    const now = await ask<{ items: News[] }>('GET', '/desk/announcements')
    const past = await ask<{ items: News[] }>('GET', '/desk/announcements?ended=true')
    if (now.ok) setOpen(now.value.items)
    else setSaid(sayRefusal(now.problem))
    if (past.ok) setEnded(past.value.items)
  }
  useEffect(() => void read(), [])
  const act =
    (words: string): Act =>
    async (method, path, body) => {
      const answer = await ask(method, path, { body, ...(method === 'POST' ? { key: crypto.randomUUID() } : {}) })
      if (answer.ok) await read()
      setSaid(answer.ok ? words : sayRefusal(answer.problem))
      return answer.ok
    }
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="announcements" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">Known problems</h1>
        <p class="soft">
          Shown on the home page, on the pages of the automation and in the escalate form. People follow one instead of
          filing it again; an update answers all of them.
        </p>
        <p role="status" class={said ? 'desk-said' : 'only-read'}>
          {said}
        </p>
        {open === null && <p class="soft">Reading …</p>}
        {open?.length === 0 && <p class="soft">No problem is announced.</p>}
        {open?.map((news) => (
          <OpenNews
            key={news.id}
            news={news}
            onUpdate={act('Told to everybody.')}
            onEnd={act('It is over, and everybody knows.')}
          />
        ))}
        <NewAnnouncement session={session} onPost={act('Announced.')} />
        {ended.length > 0 && (
          <section>
            <h2 class="label">Over</h2>
            <ul class="plain">
              {ended.map(({ id, title, automation, endedAt, reports }) => (
                <li key={id}>
                  {title}{' '}
                  <span class="soft small">
                    {automation?.name ?? 'everything'}, {sayReports(reports)}, over{' '}
                    {endedAt ? sayMoment(endedAt, new Date()) : ''}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  )
}

function sayReports(count: number): string {
  if (count === 0) return 'nobody has reported it'
  return count === 1 ? '1 person reported it' : `${count} people reported it`
}

function OpenNews({ news, onUpdate, onEnd }: { news: News; onUpdate: Act; onEnd: Act }) {
  const draft = useDraft(news.id, 'news')
  const body = draft.values.news ?? ''
  const send = async (how: Act, method: 'PUT' | 'DELETE') => {
    if (await how(method, `/desk/announcements/${news.id}`, { body })) draft.clear()
  }
  return (
    <section class="act">
      <h2>{news.title}</h2>
      <p class="soft small">
        {news.automation?.name ?? 'Everything'} · {sayReports(news.reports)} · last word{' '}
        {sayMoment(news.updatedAt, new Date())}
      </p>
      <PlainText text={news.body} />
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        <div class="field">
          <label for={`news-${news.id}`}>What is new</label>
          <textarea
            id={`news-${news.id}`}
            rows={3}
            dir="auto"
            value={body}
            onInput={(event) => draft.set('news', event.currentTarget.value)}
          />
        </div>
        <div class="acts">
          <button type="button" onClick={() => void send(onUpdate, 'PUT')}>
            Tell everybody
          </button>
          <button type="button" onClick={() => void send(onEnd, 'DELETE')}>
            Tell everybody that it is over
          </button>
        </div>
      </form>
    </section>
  )
}

function NewAnnouncement({ session, onPost }: { session: Session; onPost: Act }) {
  const draft = useDraft('new', 'announcement', {
    automation: new URLSearchParams(location.search).get('automation') ?? '',
    ticket: new URLSearchParams(location.search).get('ticket') ?? '',
  })
  const { title = '', body = '', automation, ticket } = draft.values
  async function post(event: Event) {
    event.preventDefault()
    const sent = {
      title,
      body,
      ...(automation ? { automation } : {}),
      ...(ticket?.trim() ? { ticket: ticket.trim() } : {}),
    }
    if (await onPost('POST', '/desk/announcements', sent)) draft.clear()
  }
  return (
    <form class="act form" onSubmit={post} noValidate>
      <h2>Announce a known problem</h2>
      <Line draft={draft} name="title" label="What is wrong, as a reader would say it" />
      <Choice
        draft={draft}
        name="automation"
        label="Automation"
        options={[['', 'Everything, or none'], ...session.automations.map(({ id, name }) => [id, name] as const)]}
      />
      <Area draft={draft} name="body" label="What is known, and when there is more" rows={4} />
      <Line
        draft={draft}
        name="ticket"
        label="Ticket that reports it"
        required={false}
        hint="Its group becomes the group of the problem."
      />
      <div class="acts">
        <button type="submit" class="main">
          Announce it
        </button>
      </div>
    </form>
  )
}
