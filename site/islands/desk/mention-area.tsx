import { useState } from 'preact/hooks'
import { fold } from '#domain/language/fold.ts'
import { handleOf, mentionBefore } from '#domain/ticket/mention.ts'
import { hearingWords } from '#domain/words/hearing.ts'
import { language } from '../kit/say.ts'
import { useSession } from './at-desk.ts'
import { Area, type Input } from './form-parts.tsx'
import type { Session } from './types.ts'

const words = hearingWords(language)
const mostOffered = 6

type Begun = { from: number; asked: string }
type Offered = { name: string; handle: string }

/** A text of several lines in which @ and a few letters offer colleagues; arrows choose, Enter or Tab puts the name in, Escape leaves it. */
export function MentionArea(input: Omit<Input, 'open'>) {
  const session = useSession()
  const [begun, setBegun] = useState<Begun | null>(null)
  const [left, setLeft] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const { draft, name } = input
  const found = begun && session && begun.from !== left ? offered(session, begun.asked) : []
  const chosen = Math.min(at, found.length - 1)
  const list = `act-${name}-people`
  const look = (field: HTMLTextAreaElement) => {
    const now = field.selectionStart === field.selectionEnd ? mentionBefore(field.value, field.selectionStart) : null
    if (now?.from !== begun?.from || now?.asked !== begun?.asked) setAt(0)
    if (now?.from !== left) setLeft(null)
    setBegun(now)
  }
  const put = (person: Offered | undefined) => {
    const field = document.getElementById(`act-${name}`) as HTMLTextAreaElement | null
    if (!person || !begun || !field) return
    const end = field.selectionEnd
    const text = `@${person.handle} `
    draft.set(name, field.value.slice(0, begun.from) + text + field.value.slice(end).trimStart())
    setBegun(null)
    requestAnimationFrame(() => {
      field.focus()
      field.setSelectionRange(begun.from + text.length, begun.from + text.length)
    })
  }
  const pressed = (event: KeyboardEvent) => {
    if (found.length === 0 || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((chosen + step + found.length) % found.length)
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) put(found[chosen])
    else if (event.key === 'Escape') setLeft(begun?.from ?? null)
    else return
    event.preventDefault()
  }
  return (
    <div class="mention">
      <Area
        {...input}
        more={{
          'aria-autocomplete': 'list',
          'aria-controls': found.length > 0 ? list : undefined,
          'aria-activedescendant': found.length > 0 ? `${list}-${chosen}` : undefined,
          onKeyDown: pressed,
          onKeyUp: (event) => look(event.currentTarget),
          onClick: (event) => look(event.currentTarget),
          onBlur: () => setBegun(null),
        }}
      />
      {found.length > 0 && (
        <div id={list} role="listbox" aria-label={words.people}>
          {found.map((person, index) => (
            <div
              key={person.handle}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              onMouseDown={(event) => {
                event.preventDefault()
                put(person)
              }}
            >
              <span dir="auto">{person.name}</span> <span class="soft small">@{person.handle}</span>
            </div>
          ))}
        </div>
      )}
      <p role="status" class="only-read">
        {found.length > 0 ? words.found(found.length) : ''}
      </p>
    </div>
  )
}

/** Colleagues whose name or handle begins so. */
function offered({ people, person: me }: Session, asked: string): Offered[] {
  const sought = fold(asked)
  return people
    .filter(({ email }) => email !== me.email)
    .map((person) => ({ name: person.name, handle: handleOf(person, people) }))
    .filter(({ name, handle }) => ` ${fold(name)}`.includes(` ${sought}`) || fold(handle).startsWith(sought))
    .slice(0, mostOffered)
}
