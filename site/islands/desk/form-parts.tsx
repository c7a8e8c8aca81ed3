import { type ComponentChildren, createContext, type JSX } from 'preact'
import { useContext } from 'preact/hooks'
import type { Field } from '#domain/base/field.ts'
import { formWords } from '#domain/words/form.ts'
import { language } from '../kit/say.ts'
import type { DraftOf } from './drafts.ts'

const words = formWords(language)

/** What is missing in the form around a field, by the field's name. */
export const Missing = createContext<Record<string, string>>({})

/** `open` is neither needed nor optional: the form makes something of it either way. */
export type Input = {
  open?: boolean
  draft: DraftOf
  name: string
  label: string
  hint?: string
  wrong?: string | undefined
  required?: boolean
}

export function Area({
  draft,
  name,
  label,
  hint,
  wrong,
  required = true,
  rows = 5,
  more = {},
}: Input & { rows?: number; more?: JSX.TextareaHTMLAttributes }) {
  return (
    <Labelled name={name} label={label} hint={hint} wrong={wrong} required={required}>
      <textarea
        {...useField({ name, wrong, required })}
        rows={rows}
        dir="auto"
        {...more}
        value={draft.values[name] ?? ''}
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
        {...useField({ name, wrong, required })}
        type={type}
        value={draft.values[name] ?? ''}
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
  open,
  required = !open,
  options,
}: Input & { options: readonly (readonly [value: string, text: string])[] }) {
  return (
    <Labelled name={name} label={label} hint={hint} wrong={wrong} required={required} open={open}>
      <select
        {...useField({ name, wrong, required })}
        value={draft.values[name] ?? options[0]?.[0] ?? ''}
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

/** What every input of an act says of itself. */
function useField({ name, wrong, required }: Pick<Input, 'name' | 'wrong' | 'required'>) {
  return {
    id: `act-${name}`,
    required,
    'aria-invalid': useWrong(name, wrong) ? ('true' as const) : undefined,
    'aria-describedby': `act-${name}-more`,
  }
}

/** The fields that a hand-over must bring; long answers get room. */
export function Fields({
  draft,
  fields,
  wrongs,
  prefix,
  below = '',
}: {
  draft: DraftOf
  fields: readonly Field[]
  wrongs: Record<string, string>
  prefix: string
  /** Put before their names in the draft, where it holds others too. */
  below?: string
}) {
  return (
    <>
      {fields.map(({ name, label, hint, required, options }) => {
        const wrong = wrongs[`${prefix}.${name}`]
        const input = { draft, name: `${below}${name}`, label, required, wrong, ...(hint ? { hint } : {}) }
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
