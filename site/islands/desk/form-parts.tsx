import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Field } from '#domain/base/field.ts'
import type { DeskEvent } from '#domain/views/desk-event.ts'
import { sayMoment } from '../kit/say.ts'
import type { Deed } from './deed.ts'
import type { DraftOf } from './drafts.ts'
import type { Done, TicketState } from './use-ticket.ts'

export type FormProps = { ticket: TicketState; onDone: (said: string) => void; onCancel: () => void }
type Input = {
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
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={`act-${name}-more`}
        onInput={(event) => draft.set(name, event.currentTarget.value)}
      />
    </Labelled>
  )
}

export function Line({ draft, name, label, hint, wrong, required = true, type = 'text' }: Input & { type?: string }) {
  return (
    <Labelled name={name} label={label} hint={hint} wrong={wrong} required={required}>
      <input
        id={`act-${name}`}
        type={type}
        required={required}
        value={draft.values[name] ?? ''}
        aria-invalid={wrong ? 'true' : undefined}
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
        value={draft.values[name] ?? options[0]?.[0] ?? ''}
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
              options={[['', 'Choose …'], ...options.map((option) => [option, option] as const)]}
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
  children,
}: {
  name: string
  label: string
  hint: string | undefined
  wrong: string | undefined
  required: boolean
  children: ComponentChildren
}) {
  return (
    <div class="field">
      <label for={`act-${name}`}>
        {label} {!required && <span class="soft">(if you know it)</span>}
      </label>
      {children}
      <div id={`act-${name}-more`}>
        {hint && <p class="hint">{hint}</p>}
        {wrong && <p class="wrong">{wrong}</p>}
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

/** The frame of every act: sends it with the version that was read, and keeps every word when it is refused. */
export function ActForm({ title, button, deed, said, props, draft, onWrongs, after, children }: SendProps) {
  const [trouble, setTrouble] = useState<{ words: string; changed: DeskEvent[] | null } | null>(null)
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
    const made = deed()
    if (typeof made === 'string') return setTrouble({ words: made, changed: null })
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
    setTrouble({ words: done.words, changed: done.changed })
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    props.onCancel()
  }
  return (
    <form ref={form} class="act form" aria-label={title} onSubmit={send} onKeyDown={leave} noValidate>
      <h2>{title}</h2>
      {trouble && (
        <div ref={wrongs} class="wrongs" role="alert" tabIndex={-1}>
          <p>{trouble.words}</p>
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
      {children}
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
