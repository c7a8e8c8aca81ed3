import { html } from 'hono/html'
import type { Field } from '#domain/base/field.ts'
import type { Markup } from '../html/frame.ts'
import type { FieldError } from '../problems.ts'
import type { Typed } from './opened.ts'

type Options = {
  typed: Typed
  errors: FieldError[]
  collect: readonly Field[]
  automations: readonly { id: string; name: string }[]
  articleTitle: string | null
  promise: Markup | string
}

/** The form for readers without JavaScript: new, or again with everything that was typed and what is wrong with it. */
export function ticketForm({ typed, errors, collect, automations, articleTitle, promise }: Options): Markup {
  const labels: Record<string, string> = {
    title: 'What is wrong, in one line',
    description: 'What happened',
    name: 'Your name',
    email: 'Your e-mail address',
    ...Object.fromEntries(collect.map((field) => [`detail.${field.name}`, field.label])),
  }
  const inForm = errors.map(({ path, message }) => {
    const name = formName(path)
    return {
      name,
      message: mended(
        message,
        labels[name],
        collect.find((field) => `detail.${field.name}` === name),
      ),
    }
  })
  const known = ['title', 'description', 'name', 'email', 'type', 'impact', 'urgency', 'automation']
  const shown = new Set([...known, ...collect.map((field) => `detail.${field.name}`)])
  const errorOf = (name: string) => inForm.find((error) => error.name === name)?.message
  const input = (name: string) => ({ name, label: labels[name] ?? name, value: typed[name], error: errorOf(name) })
  return html`<h1>${errors.length > 0 ? 'Your request is not sent yet' : 'Escalate to support'}</h1>
${errors.length > 0 ? summary(inForm, { labels, shown }) : ''}
<form class="form" method="post" action="/api/tickets">
${articleTitle ? html`<p class="sent-along">We will send along that <strong>${articleTitle}</strong> did not help.</p>` : ''}
${textInput({ ...input('title'), max: 200, hint: 'The error text, if there is one.' })}
${area({ ...input('description'), hint: 'What you expected, what you saw, and since when. No passwords, please.' })}
${choice({ ...input('automation'), label: 'Automation', none: 'I do not know, or another', options: automations.map(({ id, name }) => [id, name]) })}
${collect.map((field) => detailInput(field, typed[`detail.${field.name}`], errorOf(`detail.${field.name}`)))}
${choice({ ...input('type'), label: 'What kind of request', options: types })}
${choice({ ...input('impact'), label: 'Who is held up', options: impacts })}
${choice({ ...input('urgency'), label: 'How soon it hurts', options: urgencies })}
${textInput({ ...input('name'), autocomplete: 'name' })}
${textInput({ ...input('email'), type: 'email', autocomplete: 'email', hint: 'Answers come here, with a link to follow the request.' })}
${Object.entries(typed)
  .filter(([name]) => !shown.has(name))
  .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="promise">${promise}</div>
<button type="submit" class="main">Escalate to support</button>
</form>`
}

const types: [string, string][] = [
  ['incident', 'Something is broken'],
  ['change', 'I need something changed'],
  ['question', 'I have a question'],
]
const impacts: [string, string][] = [
  ['high', 'Many people, or customers'],
  ['medium', 'My team'],
  ['low', 'Only me'],
]
const urgencies: [string, string][] = [
  ['high', 'Now: work has stopped'],
  ['medium', 'Today'],
  ['low', 'It can wait some days'],
]

function summary(
  errors: { name: string; message: string }[],
  { labels, shown }: { labels: Record<string, string>; shown: ReadonlySet<string> },
): Markup {
  const count = errors.length === 1 ? 'One thing is missing or wrong.' : `${errors.length} things are missing or wrong.`
  return html`<div class="wrongs" role="alert">
<p>${count} What you typed is still here.</p>
<ul>${errors.map(({ name, message }) => html`<li>${shown.has(name) ? html`<a href="#${name}">${labels[name] ?? name}</a>: ` : ''}${message}</li>`)}</ul>
</div>`
}

/** The label stands beside it already; and where a pattern is not met, the hint says more than the pattern. */
function mended(message: string, label: string | undefined, asked: Field | undefined): string {
  if (asked?.pattern && asked.hint && message.includes(asked.pattern)) return `this does not look right. ${asked.hint}.`
  return label && message.startsWith(`${label}: `) ? message.slice(label.length + 2) : message
}

function formName(path: string): string {
  if (path.startsWith('requester.')) return path.slice('requester.'.length)
  if (path.startsWith('details.')) return `detail.${path.slice('details.'.length)}`
  return path
}

type Input = {
  name: string
  label: string
  value: string | undefined
  error?: string | undefined
  hint?: string | undefined
  required?: boolean
}

function field({ name, label, error, hint, required = true }: Input, control: Markup): Markup {
  return html`<div class="field">
<label for="${name}">${label}${required ? '' : html` <span class="soft">(optional)</span>`}</label>
${control}
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${error ? html`<p class="wrong" id="${name}-wrong">${error}</p>` : ''}
</div>`
}

function textInput(input: Input & { type?: string; autocomplete?: string; max?: number }): Markup {
  const { name, value = '', type = 'text', autocomplete = 'off', max = 254 } = input
  return field(
    input,
    html`<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" maxlength="${max}"${attributes(input)}>`,
  )
}

function area(input: Input): Markup {
  const { name, value = '' } = input
  return field(
    input,
    html`<textarea id="${name}" name="${name}" rows="7" maxlength="20000"${attributes(input)}>
${value}</textarea>`,
  )
}

function detailInput(asked: Field, value: string | undefined, error: string | undefined): Markup {
  const { label, hint, required, options } = asked
  const input = { name: `detail.${asked.name}`, label, value, error, hint, required }
  if (!options) return textInput({ ...input, max: 4000 })
  return choice({ ...input, none: 'Choose …', options: options.map((option) => [option, option]) })
}

function choice(input: Input & { options: readonly [string, string][]; none?: string }): Markup {
  const { name, value, options, none = 'Not sure' } = input
  return field(
    input,
    html`<select id="${name}" name="${name}"${attributes(input)}><option value="">${none}</option>
${options.map(([key, text]) => html`<option value="${key}"${key === value ? html` selected` : ''}>${text}</option>`)}
</select>`,
  )
}

function attributes({ name, error, hint }: Input): Markup | string {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-wrong` : ''].filter(Boolean).join(' ')
  if (!described) return ''
  return html` aria-describedby="${described}"${error ? html` aria-invalid="true"` : ''}`
}
