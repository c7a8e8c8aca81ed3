import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fold } from '#domain/language/fold.ts'
import type { SavedViews } from '#domain/views/saved-view.ts'
import { commandWords } from '#domain/words/commands.ts'
import { onSite } from '../../kit/base.ts'
import { language } from '../../kit/say.ts'
import { pagesOf, viewsOf } from '../places.ts'
import { useSavedViews, viewOf } from '../saved-views.tsx'
import type { Session } from '../types.ts'
import { addressOf, emptyView } from '../views.ts'
import type { Command } from './command.ts'

const words = commandWords(language)
const reference = /^tkt-?([0-9a-z]{5})$/i

type Entry = { name: string; kind: string; key?: string | undefined; does: () => void }
type Props = { session: Session; commands: readonly Command[]; onClose: () => void }

/** Every act and every place of the desk, found by a few letters of its words. */
export function Palette({ session, commands, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const saved = useSavedViews(session)
  const found = entriesOf(session, commands, { asked, saved })
  const chosen = Math.min(at, found.length - 1)
  useEffect(() => list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' }), [chosen])
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    dialog.current?.close()
    onClose()
    entry.does()
  }
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((chosen + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') run(found[chosen])
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} class="desk-dialog palette" aria-label={words.palette} onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label={words.find}
        placeholder={words.find}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `palette-${chosen}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={asked}
        onInput={(event) => {
          setAsked(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={pressed}
      />
      <div ref={list} id="palette-list" role="listbox" aria-label={words.palette}>
        {found.map((entry, index) => (
          <div
            key={`${entry.kind} ${entry.name}`}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            onMouseUp={() => run(entry)}
          >
            <span dir="auto">{entry.name}</span>
            <span class="soft small">
              {entry.kind} {entry.key && <kbd>{entry.key}</kbd>}
            </span>
          </div>
        ))}
      </div>
      <p role="status" class={found.length > 0 ? 'only-read' : 'soft'}>
        {found.length > 0 ? words.found(found.length) : words.none}
      </p>
    </dialog>
  )
}

type Sought = { asked: string; saved: SavedViews }

function entriesOf(session: Session, commands: readonly Command[], { asked, saved }: Sought): Entry[] {
  const go = (address: string) => () => location.assign(onSite(address))
  const acts = commands.filter(({ isMove, hindered, name }) => !isMove && !hindered && name)
  const places: Entry[] = [
    ...viewsOf(session).map(({ name, view }) => ({ name, kind: words.view, does: go(addressOf(view)) })),
    ...saved.items.map((one) => ({ name: one.name, kind: words.view, does: go(addressOf(viewOf(one))) })),
    ...pagesOf(session).map(({ name, address }) => ({ name, kind: words.page, does: go(address) })),
  ]
  const all = [...acts.map(({ name, key, does }) => ({ name, key, does, kind: words.act })), ...places]
  const sought = fold(asked).split(/\s+/).filter(Boolean)
  const fitting = all.filter(({ name }) => sought.every((word) => begins(name, word)))
  const text = asked.trim()
  const [, short] = reference.exec(text) ?? []
  const opened = short ? [`TKT-${short.toUpperCase()}`] : []
  return [
    ...opened.map((ref) => ({ name: words.open(ref), kind: words.ticket, does: go(`/desk/ticket/#${ref}`) })),
    ...fitting,
    ...(text && !short
      ? [{ name: words.search(text), kind: words.view, does: go(addressOf({ ...emptyView, text })) }]
      : []),
  ]
}

/** Whether a word of a name begins like this. */
function begins(name: string, word: string): boolean {
  return ` ${fold(name)}`.includes(` ${word}`)
}
