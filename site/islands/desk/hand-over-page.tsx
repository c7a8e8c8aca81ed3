import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answers } from '#domain/views/answers.ts'
import { sayClock } from '#domain/words/clocks.ts'
import { handOverWords } from '#domain/words/hand-over.ts'
import { ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { useDraft } from './drafts.ts'
import { Area, Choice, Line } from './form-parts.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { RefusedTickets, Trouble } from './trouble.tsx'
import type { QueueRow, Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const words = handOverWords(language)

export function openHandOver() {
  openDesk((session) => <HandOverPage session={session} />)
}

/** What is mine and due before I am back, to somebody else, in one act with one note: all of it or nothing. */
function HandOverPage({ session }: { session: Session }) {
  const counts = useCounts()
  const { rows, trouble, again } = useMine()
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="hand-over" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">{words.title}</h1>
        <p class="soft">{words.intro}</p>
        <Trouble says={trouble} />
        {!rows && !trouble && <p class="soft">{words.reading}</p>}
        {rows && <HandOverForm session={session} rows={rows} onDone={again} />}
      </main>
    </>
  )
}

type FormProps = { session: Session; rows: readonly QueueRow[]; onDone: () => void }

function HandOverForm({ session, rows, onDone }: FormProps) {
  const receivers = receiversOf(session)
  const draft = useDraft('shift', 'hand-over', { back: localOf(session.calendar.backAt), to: receivers[0]?.[0] ?? '' })
  const back = instantOf(draft.values.back)
  const isDue = ({ clock }: QueueRow) => back !== null && (clock?.due ?? clock?.breachedAt ?? back) < back
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState('')
  const [refused, setRefused] = useState<Answers['POST /desk/hand-overs']['refused']>([])
  const sending = useRef(false)
  const isTaken = (row: QueueRow) => changed.get(row.ref) ?? isDue(row)
  const taken = rows.filter(isTaken).map(({ ref }) => ref)
  const [due, rest] = [rows.filter(isDue), rows.filter((row) => !isDue(row))]
  const receiver = receivers.find(([value]) => value === draft.values.to)

  async function send() {
    if (sending.current) return
    setSaid('')
    setRefused([])
    setFailed(taken.length === 0 ? words.choose : '')
    if (taken.length === 0) return
    sending.current = true
    const body = { tickets: taken, to: draft.values.to ?? '', note: draft.values.note ?? '' }
    const answer = await ask('POST /desk/hand-overs', { body, key: crypto.randomUUID() })
    sending.current = false
    if (!answer.ok) return setFailed(sayRefusal(answer.problem))
    setRefused(answer.value.refused)
    if (answer.value.refused.length > 0) return
    setSaid(words.done(taken.length, receiver?.[0] === 'on-call' ? words.whoOnCall : (receiver?.[1] ?? '')))
    setChanged(new Map())
    draft.clear()
    onDone()
  }
  const list = (title: string, listed: readonly QueueRow[]) =>
    listed.length > 0 && (
      <fieldset class="picker">
        <legend>{title}</legend>
        <ul class="plain">
          {listed.map((row) => (
            <li key={row.ref}>
              <label>
                <input
                  type="checkbox"
                  aria-label={words.take(row.ref)}
                  checked={isTaken(row)}
                  onChange={(event) => setChanged(new Map(changed).set(row.ref, event.currentTarget.checked))}
                />{' '}
                <span>
                  <a href={`/desk/ticket/#${row.ref}`}>{row.ref}</a> <span dir="auto">{row.title}</span>{' '}
                  <span class="soft small">
                    {[
                      row.priority,
                      ...(row.clock ? [sayClock(row.clock, { now: session.now, language }).sentence] : []),
                    ].join(', ')}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    )
  return (
    <>
      {said && <p role="status">{said}</p>}
      <Trouble says={failed} />
      <RefusedTickets says={words.refused} refused={refused} />
      {rows.length === 0 && <p class="soft">{words.none}</p>}
      {receivers.length === 0 && <p class="soft">{words.nobody}</p>}
      {rows.length > 0 && receivers.length > 0 && (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <Line draft={draft} name="back" type="datetime-local" {...words.back} />
          {due.length === 0 && <p class="soft">{words.noneDue}</p>}
          {list(words.due, due)}
          {list(words.rest, rest)}
          <Choice draft={draft} name="to" label={words.to} options={receivers} />
          <Area draft={draft} name="note" {...words.note} rows={4} />
          <div class="acts">
            <button type="submit" class="main">
              {words.send(taken.length)}
            </button>
          </div>
        </form>
      )}
    </>
  )
}

/** Who is on call first, unless it is me; then everybody else of my teams. */
function receiversOf({ person, people, teams, onCall }: Session): (readonly [value: string, name: string])[] {
  const isMine = (id: string) => teams.some((team) => team.id === id)
  const called = onCall.filter(({ team, person: one }) => isMine(team.id) && one.email !== person.email)
  const said = called.map(({ person: one, until }) => (until ? `${one.name}, ${sayMoment(until)}` : one.name))
  return [
    ...(called.length > 0 ? [['on-call', words.onCall(said.join('; '))] as const] : []),
    ...people
      .filter(({ email, teams: theirs }) => email !== person.email && theirs.some(isMine))
      .map(({ email, name }) => [email, name] as const),
  ]
}

/** Everything active that is assigned to me. */
function useMine() {
  const [rows, setRows] = useState<QueueRow[] | null>(null)
  const [trouble, setTrouble] = useState('')
  const [round, setRound] = useState(0)
  useEffect(() => {
    void readMine().then((read) => {
      if (Array.isArray(read)) setRows(read)
      else setTrouble(read.trouble)
    })
  }, [round])
  return { rows, trouble, again: () => setRound(round + 1) }
}

async function readMine(): Promise<QueueRow[] | { trouble: string }> {
  const rows: QueueRow[] = []
  for (let cursor = ''; ; ) {
    const page = await ask('GET /desk/tickets', {
      query: { view: 'mine', limit: '100', ...(cursor ? { cursor } : {}) },
    })
    if (!page.ok) return { trouble: sayRefusal(page.problem) }
    rows.push(...page.value.tickets)
    if (!page.value.next) return rows
    cursor = page.value.next
  }
}

/** An instant as a field of local date and time has it. */
function localOf(instant: string | null): string {
  if (!instant) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function instantOf(local: string | undefined): string | null {
  const at = new Date(local ?? '')
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
