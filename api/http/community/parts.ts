import { html, raw } from 'hono/html'
import { longest } from '#domain/base/longest.ts'
import type { Writer } from '#domain/community/facts.ts'
import { actorName } from '#domain/ticket/event.ts'
import { communityWords } from '#domain/words/community.ts'
import { sayDay } from '#domain/words/days.ts'
import type { Language } from '#domain/words/language.ts'
import type { Markup } from '../html/frame.ts'

/** The ways about the community, on each of its pages. */
export function ways(by: Writer | null, language: Language): Markup {
  const words = communityWords(language)
  return html`<nav class="community-ways" aria-label="${words.name}"><a href="/community/">${words.all}</a> <a href="/community/ask/">${words.ask}</a> <a href="/search/">${words.find}</a>${by?.kind === 'support' ? html` <a href="/desk/community/">${words.moderation}</a>` : ''}</nav>`
}

/** Under which name somebody writes, and the way out. */
export function knownAs(by: Writer | null, language: Language): Markup | '' {
  if (!by) return ''
  const words = communityWords(language)
  const leave = html` <button type="submit" name="act" value="leave" class="quiet">${words.acts.leave}</button>`
  return html`<form method="post" action="/api/community/session" class="community-known soft small">${words.known(actorName(by as Parameters<typeof actorName>[0]))}${by.kind === 'member' ? leave : ''}</form>`
}

export type Wrongs = Readonly<Record<string, string>>
type Field = { name: string; label: string; hint?: string; value?: string | undefined; wrongs?: Wrongs; id?: string }

function described({ hint, id, wrong }: { hint: string | undefined; id: string; wrong: string | undefined }) {
  const by = [...(hint ? [`${id}-hint`] : []), ...(wrong ? [`${id}-wrong`] : [])].join(' ')
  return raw(`${by ? ` aria-describedby="${by}"` : ''}${wrong ? ' aria-invalid="true"' : ''}`)
}

function framed({
  label,
  hint,
  id,
  wrong,
  input,
}: {
  label: string
  hint: string | undefined
  id: string
  wrong: string | undefined
  input: Markup
}): Markup {
  return html`<div class="field"><label for="${id}">${label}</label>${input}${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}${wrong ? html`<p class="wrong" id="${id}-wrong">${wrong}</p>` : ''}</div>`
}

export function lineField({
  name,
  label,
  hint,
  value = '',
  wrongs = {},
  id = name,
  type = 'text',
  most = longest.title,
}: Field & { type?: string; most?: number }): Markup {
  const wrong = wrongs[name]
  const auto = { name: 'name', email: 'email' }[name] ?? 'off'
  const input = html`<input id="${id}" name="${name}" type="${type}" value="${value}" maxlength="${most}" autocomplete="${auto}" required${described({ hint, id, wrong })}>`
  return framed({ label, hint, id, wrong, input })
}

export function textField({
  name,
  label,
  hint,
  value = '',
  wrongs = {},
  id = name,
  rows = 6,
}: Field & { rows?: number }): Markup {
  const wrong = wrongs[name]
  const input = html`<textarea id="${id}" name="${name}" rows="${rows}" maxlength="${longest.message}" required${described({ hint, id, wrong })}>
${value}</textarea>`
  return framed({ label, hint, id, wrong, input })
}

/** Name and address, from who is not known yet. */
export function whoFields({
  values = {},
  wrongs = {},
  id = '',
  language,
}: {
  values?: Readonly<Record<string, string>>
  wrongs?: Wrongs
  id?: string
  language: Language
}): Markup {
  const { fields } = communityWords(language)
  return html`${lineField({ name: 'name', label: fields.name, value: values.name, wrongs, id: `${id}name`, most: longest.name })}
${lineField({ name: 'email', label: fields.email, hint: fields.emailHint, value: values.email, wrongs, id: `${id}email`, type: 'email', most: longest.email })}`
}

export function day(instant: string, language: Language): Markup {
  return html`<time datetime="${instant}">${sayDay(instant.slice(0, 10), language)}</time>`
}
