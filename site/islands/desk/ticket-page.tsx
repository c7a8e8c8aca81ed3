import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DeskVerb } from '#domain/ticket/verbs.ts'
import { actWords } from '#domain/words/acts.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { draftWords } from '#domain/words/draft.ts'
import { language } from '../kit/say.ts'
import { setTitle } from '../kit/title.ts'
import { acts, formNamed, hindrance } from './acts/acts.ts'
import { readList } from './came-from.ts'
import type { Deed } from './deed.ts'
import { openDesk } from './door.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { Side } from './side.tsx'
import { TicketHead } from './ticket-head.tsx'
import { TicketWay } from './ticket-way.tsx'
import { Timeline } from './timeline.tsx'
import { done, nothingTold, refused, TellLine, type Told } from './told.tsx'
import type { DeskTicket, Session } from './types.ts'
import { useCounts } from './use-counts.ts'
import { usePresence } from './use-presence.ts'
import { useTicket } from './use-ticket.ts'
import { useTicketKeys } from './use-ticket-keys.ts'
import { WhoElse } from './who-else.tsx'

const around = deskPageWords(language)

export function openTicketPage() {
  openDesk((session) => <TicketPage session={session} />)
}

function place() {
  const [ref = '', act = ''] = location.hash.slice(1).split('/')
  return { ref: decodeURIComponent(ref), act: formNamed(act) }
}

function TicketPage({ session }: { session: Session }) {
  const [here, setHere] = useState(place)
  const [list] = useState(readList)
  const arrived = useRef(here.ref)
  const counts = useCounts()
  useEffect(() => {
    const moved = () => setHere(place())
    addEventListener('hashchange', moved)
    return () => removeEventListener('hashchange', moved)
  }, [])
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="ticket" />
      <main id="main" tabIndex={-1} class="desk-main">
        {here.ref ? (
          <>
            <TicketWay list={list} at={here.ref} />
            <OneTicket
              key={here.ref}
              session={session}
              at={here.ref}
              first={here.act}
              stepped={here.ref !== arrived.current}
            />
          </>
        ) : (
          <p class="desk-empty">
            <a href="/desk/">{around.whichTicket}</a>
          </p>
        )}
      </main>
    </>
  )
}

type TicketProps = { session: Session; at: string; first: DeskVerb | null; stepped: boolean }

function OneTicket({ session, at, first, stepped }: TicketProps) {
  const [told, setTold] = useState<Told>(nothingTold)
  const presence = usePresence(at, session)
  const ticket = useTicket(at, (news) => setTold(done(news)), presence.hear)
  const [act, setAct] = useState<DeskVerb | null>(null)
  /** Whether the form was begun below the conversation, where one has just read. */
  const [below, setBelow] = useState(false)
  const left = useRef<DeskVerb | null>(null)
  const { view } = ticket

  const begin = (name: DeskVerb, place: 'above' | 'below' = 'above') => {
    if (!view) return
    const why = hindrance(view, name)
    setTold(why ? refused(why) : nothingTold)
    if (why) return
    const chosen = acts[name]
    if ('deed' in chosen) return void quick(chosen.deed, chosen.done)
    history.replaceState(null, '', `#${at}/${name}`)
    presence.rested()
    setBelow(place === 'below')
    setAct(name)
  }
  const leave = (words = '') => {
    history.replaceState(null, '', `#${at}`)
    left.current = act
    presence.rested()
    setAct(null)
    setTold(done(words))
  }
  const quick = async (deed: Deed, words: string) => {
    const came = await ticket.act(deed)
    setTold(came.ok ? done(words) : refused(came.words))
  }
  const assignToMe = () => {
    if (!view) return
    if (view.may.assign) return setTold(refused(view.may.assign.why))
    const body = { to: session.person.email }
    void quick({ verb: 'assign', body }, actWords(language).assign.doneToMe(at))
  }

  useTicketKeys({
    view,
    me: session.person.email,
    at,
    onAct: begin,
    onDeed: quick,
    onAssignToMe: assignToMe,
    onTold: setTold,
    onLeave: act && leave,
  })
  useEffect(() => {
    if (!view) return
    setTitle(`${view.ticket.ref} ${view.ticket.title}`)
    if (stepped && document.activeElement === document.body) focusTitle()
  }, [view?.ticket.ref])
  useEffect(() => {
    if (view && first) begin(first)
  }, [view?.ticket.ref, first])
  useLayoutEffect(() => {
    if (act || !left.current) return
    focusAfter(left.current, below)
    left.current = null
  }, [act])

  if (ticket.trouble && !view) return <Missing at={at} trouble={ticket.trouble} retry={() => void ticket.renew()} />
  if (!view) return <p class="soft desk-empty">{around.readingOf(at)}</p>
  const Form = act ? formOf(act) : null
  const form = Form && <Form key={act} ticket={ticket} onCancel={() => leave()} onDone={leave} />
  return (
    <div class="ticket">
      <div class="ticket-main" onInput={() => act === 'reply' && presence.typed()}>
        <TicketHead view={view} session={session} onAssign={assignToMe} onAct={begin} open={act} />
        <WhoElse others={presence.others} />
        <TellLine told={told} />
        {ticket.trouble && <p class="wrongs">{around.old}</p>}
        {!below && form}
        <OfferDraft view={view} />
        <Timeline view={view} />
        {below && form}
        {!form && view.may.reply === null && (
          <button type="button" class="composer" onClick={() => begin('reply', 'below')}>
            {actWords(language).reply.begin(view.ticket.requester.name)}
          </button>
        )}
      </div>
      <Side view={view} />
    </div>
  )
}

/** What was solved without an article is the next one: at once, while it is known how. */
function OfferDraft({ view }: { view: DeskTicket }) {
  const { ref, state, solvedBy, mergedInto } = view.ticket
  if (solvedBy || mergedInto || (state !== 'resolved' && state !== 'closed')) return null
  const words = draftWords(language)
  return (
    <p class="desk-said">
      {words.offered} <a href={`/desk/draft/#${ref}`}>{words.offer}</a>
    </p>
  )
}

function formOf(name: DeskVerb) {
  const act = acts[name]
  return 'form' in act ? act.form : null
}

function focusTitle() {
  document.querySelector<HTMLElement>('.ticket-head h1')?.focus()
}

/** Where the eye was before the form: the button that opened it, or the title when that is gone. */
function focusAfter(name: DeskVerb, below: boolean) {
  const button = document.querySelector<HTMLElement>(below ? '.composer' : `[data-act="${name}"]`)
  const menu = 'first' in acts[name] ? null : document.querySelector<HTMLElement>('.more summary')
  const place = button?.checkVisibility() ? button : menu
  if (place) place.focus()
  else focusTitle()
}

function Missing({
  at,
  trouble,
  retry,
}: {
  at: string
  trouble: Parameters<typeof sayRefusal>[0] | 'away'
  retry: () => void
}) {
  return (
    <div class="desk-empty" role="alert">
      <h1>{trouble !== 'away' && trouble?.status === 404 ? around.noTicket(at) : around.unreadable}</h1>
      <p>{trouble === 'away' ? sayRefusal(null) : sayRefusal(trouble)}</p>
      <p>
        <button type="button" onClick={retry}>
          {around.again}
        </button>{' '}
        <a href="/desk/">{around.back}</a>
      </p>
    </div>
  )
}
