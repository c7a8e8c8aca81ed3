import { html } from 'hono/html'
import type { Writer } from '#domain/community/facts.ts'
import type { Automation } from '#domain/model/automation.ts'
import { communityWords } from '#domain/words/community.ts'
import type { Language } from '#domain/words/language.ts'
import type { Markup } from '../html/frame.ts'
import { knownAs, lineField, textField, type Wrongs, ways, whoFields } from './parts.ts'

type Values = Readonly<Record<string, string>>
type Asking = {
  values: Values
  wrongs?: Wrongs
  automations: ReadonlyMap<string, Automation>
  by: Writer | null
  language: Language
}

/** The form in which a question is asked. */
export function askBody({ values, wrongs = {}, automations, by, language }: Asking): Markup {
  const words = communityWords(language)
  const { fields, acts } = words
  const live = [...automations.values()].filter(({ status }) => status !== 'retired')
  return html`${ways(by, language)}
<h1>${words.askTitle}</h1>
<p class="lead">${words.askLead}</p>
<form class="form" method="post" action="/api/community/questions">
${lineField({ name: 'title', label: fields.title, hint: fields.titleHint, value: values.title, wrongs })}
<div class="community-similar" id="similar" data-heading="${words.similar}" aria-live="polite"></div>
${textField({ name: 'text', label: fields.text, hint: fields.textHint, value: values.text, wrongs })}
<div class="field"><label for="automation">${words.automation}</label><select id="automation" name="automation"><option value="">${words.noAutomation}</option>${live.map(({ id, name }) => html`<option value="${id}"${id === values.automation ? html` selected` : ''}>${name}</option>`)}</select></div>
<input type="hidden" name="article" value="${values.article ?? ''}">
<input type="hidden" name="searched" value="${values.searched ?? ''}">
${by ? '' : whoFields({ values, wrongs, language })}
<p class="acts"><button type="submit" class="main">${acts.ask}</button></p>
</form>
${knownAs(by, language)}`
}

type Identifying = { action: string; sent: Values; wrongs?: Wrongs; language: Language }

/** Asks who somebody is, with all that they sent in the form. */
export function identifyBody({ action, sent, wrongs = {}, language }: Identifying): Markup {
  const words = communityWords(language)
  const { name = '', email = '', ...kept } = sent
  return html`${ways(null, language)}
<h1>${words.identifyTitle}</h1>
<p class="lead">${words.identifyLead}</p>
<form class="form" method="post" action="${action}">
${Object.entries(kept).map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`)}
${whoFields({ values: { name, email }, wrongs, language })}
<p class="acts"><button type="submit" class="main">${words.acts.identify}</button></p>
</form>`
}

/** That a link is on its way. */
export function sentBody(language: Language): Markup {
  const words = communityWords(language)
  return html`${ways(null, language)}
<h1>${words.sentTitle}</h1>
<p class="lead">${words.sent}</p>
<p>${words.sentAgain}</p>
<p><a href="/community/">${words.again}</a></p>`
}

/** Where the mailed link leads: the code comes in the part of the address that is sent nowhere, or is copied. */
export function confirmBody({ wrong, language }: { wrong?: string; language: Language }): Markup {
  const words = communityWords(language)
  return html`${ways(null, language)}
<h1>${words.confirmTitle}</h1>
<p class="lead">${words.confirmLead}</p>
<form class="form" method="post" action="/api/community/session">
${lineField({ name: 'token', label: words.fields.code, wrongs: wrong ? { token: wrong } : {}, most: 100 })}
<p class="acts"><button type="submit" class="main">${words.acts.confirm}</button></p>
</form>`
}

type Refused = { title: string; detail: string; by: Writer | null; language: Language }

/** What was refused, and why. */
export function refusedBody({ title, detail, by, language }: Refused): Markup {
  const words = communityWords(language)
  return html`${ways(by, language)}
<h1>${words.notDone}</h1>
<p class="error" role="alert">${title}. ${detail}</p>
<p><a href="/community/">${words.again}</a></p>`
}
