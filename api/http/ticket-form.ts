import { html } from 'hono/html'
import type { Field } from '#domain/field.ts'
import type { Typed } from './new-ticket.ts'
import type { Markup } from './page.ts'
import type { FieldError } from './problems.ts'

type Options = { typed: Typed; errors: FieldError[]; collect: readonly Field[]; automationName: string | null }

/** The form again, with everything that was typed and what is wrong with it, for readers without JavaScript. */
export function formAgain({ typed, errors, collect, automationName }: Options): Markup {
  const labels: Record<string, string> = {
    title: 'What happened, in one line',
    description: 'What did you see, and what do you need?',
    name: 'Your name',
    email: 'Your e-mail address',
    ...Object.fromEntries(collect.map((field) => [`detail.${field.name}`, field.label])),
  }
  const inForm = errors.map(({ path, message }) => ({ name: formName(path), message }))
  const known = ['title', 'description', 'name', 'email', 'type', 'impact', 'urgency']
  const shown = new Set([...known, ...collect.map((field) => `detail.${field.name}`)])
  const errorOf = (name: string) => inForm.find((error) => error.name === name)?.message
  return html`<h1>Your request is not sent yet</h1>
<div class="summary error" role="alert">
<p>${inForm.length === 1 ? 'One thing is missing or wrong.' : `${inForm.length} things are missing or wrong.`} What you typed is still here.</p>
<ul>${inForm.map(({ name, message }) => html`<li>${shown.has(name) ? html`<a href="#${name}">${labels[name] ?? name}</a>` : name}: ${message}</li>`)}</ul>
</div>
<form method="post" action="/api/tickets">
${textInput({ name: 'title', label: labels.title ?? '', value: typed.title, error: errorOf('title'), max: 200 })}
${area({ name: 'description', label: labels.description ?? '', value: typed.description, error: errorOf('description') })}
${textInput({ name: 'name', label: labels.name ?? '', value: typed.name, error: errorOf('name'), autocomplete: 'name' })}
${textInput({ name: 'email', label: labels.email ?? '', value: typed.email, error: errorOf('email'), type: 'email', autocomplete: 'email' })}
${automationName ? html`<p class="soft">About: ${automationName}</p>` : ''}
${collect.map((field) => detailInput(field, typed[`detail.${field.name}`], errorOf(`detail.${field.name}`)))}
${choice({
  name: 'type',
  label: 'What is it?',
  value: typed.type,
  options: [
    ['incident', 'Something is broken'],
    ['question', 'A question'],
    ['change', 'A change'],
  ],
})}
${choice({
  name: 'impact',
  label: 'How many are hit?',
  value: typed.impact,
  options: [
    ['high', 'Many people, or customers'],
    ['medium', 'A team'],
    ['low', 'Only me'],
  ],
})}
${choice({
  name: 'urgency',
  label: 'How soon does it hurt?',
  value: typed.urgency,
  options: [
    ['high', 'Now'],
    ['medium', 'Today'],
    ['low', 'It can wait'],
  ],
})}
${Object.entries(typed)
  .filter(([name]) => !shown.has(name))
  .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit">Escalate to support</button>
</form>`
}

function formName(path: string): string {
  if (path.startsWith('requester.')) return path.slice('requester.'.length)
  if (path.startsWith('details.')) return `detail.${path.slice('details.'.length)}`
  return path
}

type Input = { name: string; label: string; value: string | undefined; error?: string | undefined }

function textInput(
  input: Input & { type?: string; autocomplete?: string; max?: number; hint?: string; required?: boolean },
): Markup {
  const { name, label, value = '', error, type = 'text', autocomplete = 'off', max, hint, required = true } = input
  return html`<label for="${name}">${label}${required ? '' : html` <span class="soft">(if you know it)</span>`}</label>
${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : ''}${wrong(name, error)}
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" maxlength="${max ?? 254}"${attributes(name, { error, hint })}>`
}

function area({ name, label, value = '', error }: Input): Markup {
  return html`<label for="${name}">${label}</label>${wrong(name, error)}
<textarea id="${name}" name="${name}" rows="8"${attributes(name, { error })}>
${value}</textarea>`
}

function detailInput(field: Field, value: string | undefined, error: string | undefined): Markup {
  const name = `detail.${field.name}`
  const input = { name, label: field.label, value, error, hint: field.hint, required: field.required, max: 2000 }
  if (!field.options) return textInput(input)
  const options = field.options.map((option): [string, string] => [option, option])
  return html`${choice({ name, label: field.label, value, options })}${wrong(name, error)}`
}

function choice({ name, label, value, options }: Input & { options: [string, string][] }): Markup {
  return html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}"><option value="">Not sure</option>
${options.map(([key, text]) => html`<option value="${key}"${key === value ? html` selected` : ''}>${text}</option>`)}
</select>`
}

function wrong(name: string, error: string | undefined): Markup | string {
  return error ? html`<span class="error" id="${name}-error">${error}</span>` : ''
}

function attributes(
  name: string,
  { error, hint }: { error: string | undefined; hint?: string | undefined },
): Markup | string {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  if (!described) return ''
  return html` aria-describedby="${described}"${error ? html` aria-invalid="true"` : ''}`
}
