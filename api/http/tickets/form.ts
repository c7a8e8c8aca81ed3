import { html } from 'hono/html'
import type { Field } from '#domain/base/field.ts'
import { longest } from '#domain/base/longest.ts'
import type { FieldError } from '#domain/views/problem.ts'
import { formWords, gradeChoices, typeChoices } from '#domain/words/form.ts'
import type { Language } from '#domain/words/language.ts'
import type { Markup } from '../html/frame.ts'
import type { Typed } from './typed.ts'

type Options = {
  typed: Typed
  errors: FieldError[]
  collect: readonly Field[]
  automations: readonly { id: string; name: string }[]
  articleTitle: string | null
  promise: Markup | string
  language: Language
}

/** The form for readers without JavaScript: new, or again with everything that was typed and what is wrong with it. */
export function ticketForm({ typed, errors, collect, automations, articleTitle, promise, language }: Options): Markup {
  const { fields, ...words } = formWords(language)
  const labels: Record<string, string> = {
    ...Object.fromEntries(Object.entries(fields).map(([name, { label }]) => [name, label])),
    ...Object.fromEntries(collect.map((field) => [`detail.${field.name}`, field.label])),
  }
  const inForm = errors.map(({ path, message }) => {
    const name = formName(path)
    return {
      name,
      message: mended(message, labels[name], {
        asked: collect.find((field) => `detail.${field.name}` === name),
        language,
      }),
    }
  })
  const known = ['title', 'description', 'name', 'email', 'type', 'impact', 'urgency', 'automation']
  const shown = new Set([...known, ...collect.map((field) => `detail.${field.name}`)])
  const errorOf = (name: string) => inForm.find((error) => error.name === name)?.message
  const input = (name: string) => ({
    name,
    label: labels[name] ?? name,
    value: typed[name],
    error: errorOf(name),
    language,
  })
  return html`<h1>${errors.length > 0 ? words.notSent : words.title}</h1>
${errors.length > 0 ? summary(inForm, { labels, shown, language }) : ''}
<form class="form" method="post" action="/api/tickets">
${articleTitle ? sentAlong(articleTitle, language) : ''}
${textInput({ ...input('title'), max: longest.title, hint: fields.title.hint })}
${area({ ...input('description'), hint: fields.description.hint })}
${choice({ ...input('automation'), none: fields.automation.none, options: automations.map(({ id, name }) => [id, name]) })}
${collect.map((field) => detailInput(field, { ...input(`detail.${field.name}`) }))}
${choice({ ...input('type'), options: typeChoices(language) })}
${choice({ ...input('impact'), options: gradeChoices('impacts', language) })}
${choice({ ...input('urgency'), options: gradeChoices('urgencies', language) })}
${textInput({ ...input('name'), autocomplete: 'name', max: longest.name })}
${textInput({ ...input('email'), mode: 'email', autocomplete: 'email', hint: fields.email.hint })}
${Object.entries(typed)
  .filter(([name]) => !shown.has(name))
  .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="promise">${promise}</div>
<button type="submit" class="main">${words.send}</button>
</form>`
}

function sentAlong(article: string, language: Language): Markup {
  const [before, title, after] = formWords(language).sentAlong(article)
  return html`<p class="sent-along">${before}<strong>${title}</strong>${after}</p>`
}

function summary(
  errors: { name: string; message: string }[],
  { labels, shown, language }: { labels: Record<string, string>; shown: ReadonlySet<string>; language: Language },
): Markup {
  const { wrongs } = formWords(language)
  return html`<div class="wrongs" role="alert">
<p>${wrongs.count(errors.length)} ${wrongs.kept}</p>
<ul>${errors.map(({ name, message }) => html`<li>${shown.has(name) ? html`<a href="#${name}">${labels[name] ?? name}</a>: ` : ''}${message}</li>`)}</ul>
</div>`
}

/** The label stands beside it already; and where a pattern is not met, the hint says more than the pattern. */
function mended(
  message: string,
  label: string | undefined,
  { asked, language }: { asked: Field | undefined; language: Language },
): string {
  if (asked?.pattern && asked.hint && message.includes(asked.pattern))
    return formWords(language).wrongs.unlike(asked.hint)
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
  language: Language
}

function field({ name, label, error, hint, required = true, language }: Input, control: Markup): Markup {
  return html`<div class="field">
<label for="${name}">${label}${required ? '' : html` <span class="soft">${formWords(language).optional}</span>`}</label>
${control}
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${error ? html`<p class="wrong" id="${name}-wrong">${error}</p>` : ''}
</div>`
}

function textInput(input: Input & { mode?: string; autocomplete?: string; max?: number }): Markup {
  const { name, value = '', mode = 'text', autocomplete = 'off', max = longest.email } = input
  return field(
    input,
    html`<input id="${name}" name="${name}" inputmode="${mode}" value="${value}" autocomplete="${autocomplete}" maxlength="${max}"${attributes(input)}>`,
  )
}

function area(input: Input): Markup {
  const { name, value = '' } = input
  return field(
    input,
    html`<textarea id="${name}" name="${name}" rows="7" maxlength="${longest.message}"${attributes(input)}>
${value}</textarea>`,
  )
}

function detailInput(asked: Field, given: Input): Markup {
  const { label, hint, required, options } = asked
  const { language } = given
  const input = { ...given, label, hint, required }
  if (!options) return textInput({ ...input, max: longest.answer })
  return choice({ ...input, none: formWords(language).choose, options: options.map((option) => [option, option]) })
}

function choice(input: Input & { options: readonly (readonly [string, string])[]; none?: string }): Markup {
  const { name, value, options, none = formWords(input.language).notSure } = input
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
