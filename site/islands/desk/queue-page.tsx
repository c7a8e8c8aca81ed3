import { useEffect, useRef, useState } from 'preact/hooks'
import type { QueueColumn } from '#domain/ticket/queue-columns.ts'
import { actWords } from '#domain/words/acts.ts'
import { commandWords } from '#domain/words/commands.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { bulkWords, queueWords, railWords, sayOrder, sayStateCounts } from '#domain/words/queue.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { setTitle } from '../kit/title.ts'
import { formNamed, keyed, labelOf } from './acts/acts.ts'
import { BulkBar } from './bulk-bar.tsx'
import { useBulkChoice } from './bulk-choice.ts'
import { keepList } from './came-from.ts'
import { ColumnChoice } from './column-choice.tsx'
import { keepColumns, readColumns } from './columns.ts'
import { useCommands, useShow } from './commands/commands.tsx'
import { openDesk } from './door.tsx'
import { forgetDraft } from './drafts.ts'
import { Filters } from './queue-filters.tsx'
import { QueueTable } from './queue-table.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import { SaveView } from './saved-views.tsx'
import { done, nothingTold, refused, TellLine, type Told } from './told.tsx'
import type { Session } from './types.ts'
import { useBulk } from './use-bulk.ts'
import { useQueue } from './use-queue.ts'
import { addressOf, isEnded, readView, sayEmpty, titleOf, type View } from './views.ts'

const around = deskPageWords(language)

export function openQueue() {
  openDesk((session) => <Queue session={session} />)
}

const says = commandWords(language)
const chooseFirst = refused(says.chooseFirst)

function Queue({ session }: { session: Session }) {
  const [view, setView] = useState<View>(() => readView(location.search))
  const [selected, setSelected] = useState<string | null>(null)
  const [columns, setColumns] = useState(() => readColumns(session.person.email))
  const showDialog = useShow()
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

  /** The row that has the focus right now, which a quick hand may have moved since the last drawing. */
  const chosen = () => document.activeElement?.closest<HTMLElement>('tr[data-ref]')?.dataset.ref ?? selected

  function move(by: number) {
    const refs = queue.rows.map(({ ref }) => ref)
    const at = refs.indexOf(chosen() ?? '')
    const ref = refs[Math.max(0, Math.min(refs.length - 1, at + by))]
    if (ref) focusRow(ref)
  }

  async function assignToMe() {
    const here = chosen()
    const row = queue.rows.find(({ ref }) => ref === here)
    if (!row) return setTold(chooseFirst)
    const answer = await ask('PUT /desk/tickets/{ref}/assignee', {
      at: { ref: row.ref },
      body: { to: session.person.email },
      version: `"${row.version}"`,
    })
    setTold(
      answer.ok
        ? done(actWords(language).assign.doneToMe(row.ref))
        : refused(`${row.ref}: ${sayRefusal(answer.problem)}`),
    )
    queue.renew()
  }

  function mark(through: boolean) {
    const ref = chosen()
    if (ref) choice.toggle(ref, through)
    else setTold(chooseFirst)
  }

  function open(act = '') {
    const ref = chosen()
    if (ref) location.assign(onSite(`/desk/ticket/#${ref}${act}`))
    else setTold(chooseFirst)
  }

  const { chosen: boxes } = choice
  const toMe = actWords(language).assign.toMe
  useCommands([
    { key: 'j', name: says.next, does: () => move(1), isMove: true },
    { key: 'k', name: says.before, does: () => move(-1), isMove: true },
    { key: 'Enter', name: says.enter, does: () => open(), isMove: true, isNative: true },
    { key: 'o', name: says.enter, does: () => open(), isMove: true },
    {
      key: 'a',
      name: boxes.size > 0 ? bulkWords(language).send(toMe, boxes.size) : toMe,
      does: () =>
        boxes.size > 0
          ? bulk.plan({ verb: 'assign', with: { to: session.person.email } }, [...boxes])
          : void assignToMe(),
    },
    { key: 'x', name: bulkWords(language).key, does: () => mark(false) },
    { key: 'X', name: says.chooseThrough, does: () => mark(true) },
    ...keyed()
      .filter(({ name }) => formNamed(name))
      .map(({ name, key }) => ({ key, name: says.openAnd(labelOf(name)), does: () => open(`/${name}`) })),
    { key: 'N', name: railWords(language).pages.newTicket, does: () => location.assign(onSite('/desk/new/')) },
    { key: '/', name: says.searchTickets, does: () => search.current?.focus() },
  ])
  const place = useRef(0)
  useEffect(() => {
    const at = queue.rows.findIndex(({ ref }) => ref === selected)
    if (at >= 0) place.current = at
    else if (selected && queue.state === 'ready' && document.activeElement === document.body) {
      const next = queue.rows[Math.min(place.current, queue.rows.length - 1)]
      if (next) focusRow(next.ref)
      else document.getElementById('main')?.focus()
    }
  }, [queue.rows, selected])
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
        <div class="desk-bar">
          <h1>{title}</h1>
          <input
            ref={search}
            type="search"
            placeholder={around.search}
            aria-label={around.search}
            title={queueWords(language).searchHelp}
            value={view.text}
            onInput={(event) => show({ ...view, text: event.currentTarget.value })}
          />
          <a class="button" href="/desk/new/" aria-keyshortcuts="N">
            {railWords(language).pages.newTicket}
          </a>
          <button type="button" class="quiet" onClick={() => showDialog('keys')} aria-keyshortcuts="?">
            {around.keys}
          </button>
        </div>
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
            {queueWords(language).zone(Intl.DateTimeFormat().resolvedOptions().timeZone)}
          </span>
        </div>
        <TellLine told={told} quiet={queue.news} />
        {queue.trouble && (
          <p class="wrongs" role="alert">
            {queue.trouble}{' '}
            <button type="button" onClick={queue.renew}>
              {around.again}
            </button>
          </p>
        )}
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
        {queue.state === 'loading' && queue.rows.length === 0 && <p class="soft desk-empty">{around.readingQueue}</p>}
        {queue.state === 'ready' && queue.rows.length === 0 && <p class="soft desk-empty">{sayEmpty(view)}</p>}
        {queue.more && (
          <p class="desk-more">
            <button type="button" ref={queue.edge} onClick={queue.next}>
              {queue.state === 'loading' ? around.reading : around.more}
            </button>
          </p>
        )}
      </main>
    </>
  )
}

function focusRow(ref: string) {
  document.querySelector<HTMLElement>(`tr[data-ref="${CSS.escape(ref)}"] a.title`)?.focus()
}
