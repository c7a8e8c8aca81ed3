import { type ComponentChildren, createContext } from 'preact'
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Field } from '#domain/base/field.ts'
import type { DeskEvent } from '#domain/views/desk-event.ts'
import { formWords } from '#domain/words/form.ts'
import { language, sayMoment } from '../kit/say.ts'
import type { Deed } from './deed.ts'
import type { DraftOf } from './drafts.ts'
import type { Done, TicketState } from './use-ticket.ts'

export type FormProps = { ticket: TicketState; onDone: (said: string) => void; onCancel: () => void }

const words = formWords(language)

/** What is missing in the form around a field, by the field's name. */
const Missing = createContext<Record<string, string>>({})

/** `open` is neither needed nor optional: the form makes something of it either way. */
type Input = {
  open?: boolean
  draft: DraftOf
  name: string
  label: string
  hint?: string
  wrong?: string | undefined
  required?: boolean
}

export function Area({ draft, name, label, hint, wrong, required = true, rows = 5 }: Input & { rows?: number }) {
  return (
    <Labelled name={name} label={label} hint={hint} wrong={wrong} required={required}>
      <textarea
        id={`act-${name}`}
        rows={rows}
        required={required}
        dir="auto"
        value={draft.values[name] ?? ''}
        aria-invalid={useWrong(name, wrong) ? 'true' : undefined}
        aria-describedby={`act-${name}-more`}
        onInput={(event) => draft.set(name, event.currentTarget.value)}
      />
    </Labelled>
  )
}

export function Line({
  draft,
  name,
  label,
  hint,
  wrong,
  open,
  required = !open,
  type = 'text',
}: Input & { type?: string }) {
  return (
    <Labelled name={name} label={label} hint={hint} wrong={wrong} required={required} open={open}>
      <input
        id={`act-${name}`}
        type={type}
        required={required}
        value={draft.values[name] ?? ''}
        aria-invalid={useWrong(name, wrong) ? 'true' : undefined}
        aria-describedby={`act-${name}-more`}
        onInput={(event) => draft.set(name, event.currentTarget.value)}
      />
    </Labelled>
  )
}

export function Choice({
  draft,
  name,
  label,
  hint,
  wrong,
  required = true,
  options,
}: Input & { options: readonly (readonly [value: string, text: string])[] }) {
  return (
    <Labelled name={name} label={label} hint={hint} wrong={wrong} required={required}>
      <select
        id={`act-${name}`}
        required={required}
        value={draft.values[name] ?? options[0]?.[0] ?? ''}
        aria-invalid={useWrong(name, wrong) ? 'true' : undefined}
        aria-describedby={`act-${name}-more`}
        onChange={(event) => draft.set(name, event.currentTarget.value)}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function useWrong(name: string, wrong: string | undefined): string | undefined {
  return wrong ?? useContext(Missing)[name]
}

/** The fields that a hand-over must bring; long answers get room. */
export function Fields({
  draft,
  fields,
  wrongs,
  prefix,
}: {
  draft: DraftOf
  fields: readonly Field[]
  wrongs: Record<string, string>
  prefix: string
}) {
  return (
    <>
      {fields.map(({ name, label, hint, required, options }) => {
        const input = { draft, name, label, required, wrong: wrongs[`${prefix}.${name}`], ...(hint ? { hint } : {}) }
        if (options)
          return (
            <Choice
              key={name}
              {...input}
              options={[['', words.choose], ...options.map((option) => [option, option] as const)]}
            />
          )
        return ['tried', 'evidence', 'ask'].includes(name) ? (
          <Area key={name} {...input} rows={3} />
        ) : (
          <Line key={name} {...input} />
        )
      })}
    </>
  )
}

function Labelled({
  name,
  label,
  hint,
  wrong,
  required,
  open,
  children,
}: {
  name: string
  label: string
  hint: string | undefined
  wrong: string | undefined
  required: boolean
  open?: boolean | undefined
  children: ComponentChildren
}) {
  const said = useWrong(name, wrong)
  return (
    <div class="field">
      <label for={`act-${name}`} class={required ? 'needed' : undefined}>
        {label} {!required && !open && <span class="soft">{words.optional}</span>}
      </label>
      {children}
      <div id={`act-${name}-more`}>
        {hint && <p class="hint">{hint}</p>}
        {said && <p class="wrong">{said}</p>}
      </div>
    </div>
  )
}

type SendProps = {
  title: string
  button: string
  deed: () => Deed | string
  said: string
  props: FormProps
  draft: DraftOf
  onWrongs?: (wrongs: Record<string, string>) => void
  /** Follows the act itself; the act is done whatever comes of it. */
  after?: () => Promise<Done | null>
  children?: ComponentChildren
}

type Trouble = {
  words: string
  changed: DeskEvent[] | null
  fields: { name: string; label: string }[]
}

function notSent(count: number): string {
  return `${words.wrongs.notSent} ${words.wrongs.count(count)}`
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

/** The frame of every act: sends it with the version that was read, and keeps every word when it is refused. */
export function ActForm({ title, button, deed, said, props, draft, onWrongs, after, children }: SendProps) {
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
  async function send(event: Event) {
    event.preventDefault()
    if (busy) return
    const empty = emptyIn(form.current)
    setMissing(Object.fromEntries(empty.map(({ name, why }) => [name, why])))
    if (empty.length > 0) return setTrouble({ words: notSent(empty.length), changed: null, fields: empty })
    const made = deed()
    if (typeof made === 'string') return setTrouble({ words: made, changed: null, fields: [] })
    setBusy(true)
    const done = await props.ticket.act(made, key.current)
    if (done.ok) {
      const then = (await after?.()) ?? done
      draft.clear()
      props.onDone(then.ok ? said : `${said} But not all is done: ${then.words}`)
      return
    }
    setBusy(false)
    if (!done.lost) key.current = crypto.randomUUID()
    onWrongs?.(done.fields)
    const fields = Object.entries(done.fields).map(([path, why]) => ({
      name: path.split('.').at(-1) ?? '',
      label: why,
    }))
    setTrouble({ words: fields.length > 0 ? notSent(fields.length) : done.words, changed: done.changed, fields })
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return void send(event)
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    props.onCancel()
  }
  return (
    <form ref={form} class="act form" aria-label={title} onSubmit={send} onKeyDown={pressed} noValidate>
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
              <p>Since you read it:</p>
              <ul>
                {trouble.changed.map(({ at, text }) => (
                  <li key={at + text}>
                    {text}, {sayMoment(at)}
                  </li>
                ))}
              </ul>
              <p>What you typed is still here. Look at what changed, then send it again or leave it.</p>
            </>
          )}
        </div>
      )}
      <Missing.Provider value={missing}>{children}</Missing.Provider>
      <p class="hint needed-note">{words.needed}</p>
      <div class="acts">
        <button type="submit" class="main" aria-disabled={busy}>
          {busy ? 'Sending …' : button}
        </button>
        <button type="button" onClick={props.onCancel} aria-keyshortcuts="Escape">
          Cancel
        </button>
      </div>
    </form>
  )
}
