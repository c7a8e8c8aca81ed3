import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { QueueColumn } from '#domain/ticket/queue-columns.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { queueWords, railWords, sayOrder, sayStateCounts } from '#domain/words/queue.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { setTitle } from '../kit/title.ts'
import { ownZone } from '../kit/zone.ts'
import { BulkBar } from './bulk-bar.tsx'
import { useBulkChoice } from './bulk-choice.ts'
import { keepList } from './came-from.ts'
import { ColumnChoice } from './column-choice.tsx'
import { keepColumns, readColumns } from './columns.ts'
import { useShow } from './commands/commands.tsx'
import { openDesk } from './door.tsx'
import { forgetDraft } from './drafts.ts'
import { Filters } from './queue-filters.tsx'
import { focusRow, QueueTable } from './queue-table.tsx'
import { Rail } from './rail.tsx'
import { SaveView } from './saved-views.tsx'
import { done, nothingTold, TellLine, type Told } from './told.tsx'
import type { Session } from './types.ts'
import { useBulk } from './use-bulk.ts'
import { type Queue, useQueue } from './use-queue.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import { addressOf, isEnded, readView, sayEmpty, titleOf, type View } from './views.ts'

const around = deskPageWords(language)

export function openQueue() {
  openDesk((session) => <QueuePage session={session} />)
}

function QueuePage({ session }: { session: Session }) {
  const [view, setView] = useState<View>(() => readView(location.search))
  const [selected, setSelected] = useState<string | null>(null)
  const [columns, setColumns] = useState(() => readColumns(session.person.email))
  const [told, setTold] = useState<Told>(nothingTold)
  const search = useRef<HTMLInputElement>(null)
  const queue = useQueue(view)
  const choice = useBulkChoice(queue.rows.map(({ ref }) => ref))
  const bulk = useBulk({
    onDone: ({ verb }, { refused: left }) => {
      if (left.length === 0) forgetDraft(session.person.email, 'bulk', verb)
      queue.renew()
    },
  })
  const now = new Date().toISOString()
  const title = titleOf(view, {
    automation: (id) => session.automations.find((entry) => entry.id === id)?.name ?? id,
    level: (level) =>
      session.levels.find((entry) => String(entry.level) === level)?.name ?? queueWords(language).level(level),
  })

  function show(next: View) {
    history.replaceState(null, '', onSite(addressOf(next)))
    setView(next)
  }

  function choose(next: QueueColumn[]) {
    setColumns(next)
    keepColumns(session.person.email, next)
  }

  useQueueKeys({
    rows: queue.rows,
    selected,
    choice,
    bulk,
    search,
    me: session.person.email,
    onTold: setTold,
    onChanged: queue.renew,
  })
  useFocusKept(queue, selected)
  useEffect(() => {
    setTitle(title)
  }, [title])
  useEffect(() => {
    keepList({ address: addressOf(view), title, refs: queue.rows.map(({ ref }) => ref) })
  }, [queue.rows, view, title])

  return (
    <>
      <Rail session={session} counts={queue.counts} here={view} page="queue" />
      <main id="main" tabIndex={-1} class="desk-main">
        <QueueHead title={title} text={view.text} search={search} onText={(text) => show({ ...view, text })} />
        <div class="desk-bar">
          <Filters session={session} view={view} onChange={show} />
          <ColumnChoice columns={columns} onChange={choose} />
          <SaveView
            session={session}
            view={view}
            onChange={(said) => {
              setTold(done(said))
              queue.renew()
            }}
          />
          <span class="soft small">
            {sayOrder(session.calendar, { ended: isEnded(view), sort: view.sort, now, language })} ·{' '}
            {queueWords(language).zone(ownZone())}
          </span>
        </div>
        <TellLine told={told} quiet={queue.news} />
        {queue.trouble && <Trouble says={queue.trouble} onAgain={queue.renew} />}
        {queue.states && <p class="small">{sayStateCounts(queue.states, language)}</p>}
        <BulkBar
          key={bulk.sent}
          session={session}
          rows={queue.rows.filter(({ ref }) => choice.chosen.has(ref))}
          bulk={bulk}
          onClear={() => choice.set([])}
        />
        {queue.rows.length > 0 && (
          <QueueTable
            rows={queue.rows}
            columns={columns}
            choice={choice}
            sort={view.sort}
            selected={selected}
            now={now}
            onSelect={setSelected}
            onSort={(sort) => show({ ...view, sort })}
          />
        )}
        <Rest queue={queue} empty={sayEmpty(view)} />
      </main>
    </>
  )
}

type Head = { title: string; text: string; search: RefObject<HTMLInputElement>; onText: (text: string) => void }

function QueueHead({ title, text, search, onText }: Head) {
  const showDialog = useShow()
  return (
    <div class="desk-bar">
      <h1>{title}</h1>
      <input
        ref={search}
        type="search"
        placeholder={around.search}
        aria-label={around.search}
        title={queueWords(language).searchHelp}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <a class="button" href="/desk/new/" aria-keyshortcuts="N">
        {railWords(language).pages.newTicket}
      </a>
      <button type="button" class="quiet" onClick={() => showDialog('keys')} aria-keyshortcuts="?">
        {around.keys}
      </button>
    </div>
  )
}

function Trouble({ says, onAgain }: { says: string; onAgain: () => void }) {
  return (
    <p class="wrongs" role="alert">
      {says}{' '}
      <button type="button" onClick={onAgain}>
        {around.again}
      </button>
    </p>
  )
}

/** What stands below the rows: that there are none, or how to get to the next ones. */
function Rest({ queue, empty }: { queue: Queue; empty: string }) {
  const isReading = queue.state === 'loading'
  if (queue.rows.length === 0) return <p class="soft desk-empty">{isReading ? around.readingQueue : empty}</p>
  if (!queue.more) return null
  return (
    <p class="desk-more">
      <button type="button" ref={queue.edge} onClick={queue.next}>
        {isReading ? around.reading : around.more}
      </button>
    </p>
  )
}

/** When the row that had the focus has left the list, the one that came to its place takes it. */
function useFocusKept({ rows, state }: Queue, selected: string | null) {
  const place = useRef(0)
  useEffect(() => {
    const at = rows.findIndex(({ ref }) => ref === selected)
    if (at >= 0) place.current = at
    else if (selected && state === 'ready' && document.activeElement === document.body) {
      const next = rows[Math.min(place.current, rows.length - 1)]
      if (next) focusRow(next.ref)
      else document.getElementById('main')?.focus()
    }
  }, [rows, selected])
}
