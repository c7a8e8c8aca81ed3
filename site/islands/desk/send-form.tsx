import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DeskEvent } from '#domain/views/desk-event.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { formWords } from '#domain/words/form.ts'
import { language, sayMoment } from '../kit/say.ts'
import type { Deed } from './deed.ts'
import type { DraftOf } from './drafts.ts'
import { Missing } from './form-parts.tsx'
import type { Done, TicketState } from './use-ticket.ts'

const around = deskPageWords(language)

export type FormProps = { ticket: TicketState; onDone: (said: string) => void; onCancel: () => void }

const words = formWords(language)

type FrameProps = {
  title: string
  button: string
  said: string
  draft: DraftOf
  onWrongs?: (wrongs: Record<string, string>) => void
  /** Follows the act itself; the act is done whatever comes of it. */
  after?: () => Promise<Done | null>
  children?: ComponentChildren
}
type SendProps = FrameProps & {
  /** Sends it under a key that makes a second try safe; a sentence says why there is nothing to send yet. */
  send: (key: string) => Promise<Done> | string
  onDone: (said: string) => void
  onCancel: () => void
}

type Trouble = {
  words: string
  changed: DeskEvent[] | null
  fields: { name: string; label: string }[]
}

function notSent(count: number): string {
  return `${words.wrongs.notSent} ${words.wrongs.count(count)}`
}

/** The field of the form that a path in what was sent stands for. */
function nameOf(path: string): string {
  const [below, ...rest] = path.split('.')
  return below === 'details' ? `detail.${rest.join('.')}` : (rest.at(-1) ?? path)
}

/** Every field of a form that must be filled and is not, at once. */
function emptyIn(form: HTMLFormElement | null): { name: string; label: string; why: string }[] {
  return [...(form?.elements ?? [])].flatMap((field) => {
    const { id, required, value, labels } = field as HTMLInputElement
    if (!required || value.trim() !== '') return []
    const why = field instanceof HTMLSelectElement ? words.wrongs.choice : words.wrongs.empty
    return [{ name: id.replace('act-', ''), label: labels?.[0]?.textContent?.trim() ?? id, why }]
  })
}

/** The form of an act: sent with the version of the ticket that was read. */
export function ActForm({ deed, props, ...frame }: FrameProps & { deed: () => Deed | string; props: FormProps }) {
  const send = (key: string) => {
    const made = deed()
    return typeof made === 'string' ? made : props.ticket.act(made, key)
  }
  return <SendForm {...frame} send={send} onDone={props.onDone} onCancel={props.onCancel} />
}

/** The frame of every form of the desk: tells all that is missing at once, and keeps every word when it is refused. */
export function SendForm({ title, button, said, draft, send, onDone, onCancel, onWrongs, after, children }: SendProps) {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const wrongs = useRef<HTMLDivElement>(null)
  const key = useRef(crypto.randomUUID())
  useLayoutEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector<HTMLElement>('textarea, input, select')?.focus()
  }, [])
  useLayoutEffect(() => wrongs.current?.focus(), [trouble])
  async function submit(event: Event) {
    event.preventDefault()
    if (busy) return
    const empty = emptyIn(form.current)
    setMissing(Object.fromEntries(empty.map(({ name, why }) => [name, why])))
    if (empty.length > 0) return setTrouble({ words: notSent(empty.length), changed: null, fields: empty })
    const sent = send(key.current)
    if (typeof sent === 'string') return setTrouble({ words: sent, changed: null, fields: [] })
    setBusy(true)
    const done = await sent
    if (done.ok) {
      const then = (await after?.()) ?? done
      draft.clear()
      onDone(then.ok ? said : `${said} But not all is done: ${then.words}`)
      return
    }
    setBusy(false)
    if (!done.lost) key.current = crypto.randomUUID()
    onWrongs?.(done.fields)
    const fields = Object.entries(done.fields).map(([path, why]) => ({ name: nameOf(path), label: why }))
    setTrouble({ words: fields.length > 0 ? notSent(fields.length) : done.words, changed: done.changed, fields })
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return void submit(event)
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onCancel()
  }
  return (
    <form ref={form} class="act form" aria-label={title} onSubmit={submit} onKeyDown={pressed} noValidate>
      <h2>{title}</h2>
      {trouble && (
        <div ref={wrongs} class="wrongs" role="alert" tabIndex={-1}>
          <p>{trouble.words}</p>
          {trouble.fields.length > 0 && (
            <ul>
              {trouble.fields.map(({ name, label }) => (
                <li key={name}>
                  <a
                    href={`#act-${name}`}
                    onClick={(event) => {
                      event.preventDefault()
                      document.getElementById(`act-${name}`)?.focus()
                    }}
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {trouble.changed && trouble.changed.length > 0 && (
            <>
              <p>{around.changed.since}</p>
              <ul>
                {trouble.changed.map(({ at, text }) => (
                  <li key={at + text}>
                    {text}, {sayMoment(at)}
                  </li>
                ))}
              </ul>
              <p>{around.changed.kept}</p>
            </>
          )}
        </div>
      )}
      <Missing.Provider value={missing}>{children}</Missing.Provider>
      <p class="hint needed-note">{words.needed}</p>
      <div class="acts">
        <button type="submit" class="main" aria-disabled={busy}>
          {busy ? around.sending : button}
        </button>
        <button type="button" onClick={onCancel} aria-keyshortcuts="Escape">
          {around.cancel}
        </button>
      </div>
    </form>
  )
}
