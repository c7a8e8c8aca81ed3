import { html } from 'hono/html'
import { longest } from '#domain/base/longest.ts'
import type { RequestView } from '#domain/views/request.ts'
import type { Language } from '#domain/words/language.ts'
import { requestWords } from '#domain/words/request.ts'
import type { Markup } from '../html/frame.ts'

type Button = { act: 'reply' | 'confirm' | 'reopen' | 'withdraw' | 'rate'; label: string; inside?: Markup | string }

type Shown = { token: string; language: Language }

function actForm(token: string, { act, label, inside = '' }: Button): Markup {
  const files = act === 'reply'
  return html`<form class="form" method="post" action="/api/request/page${files ? '/attachments' : ''}"${files ? html` enctype="multipart/form-data"` : ''}>
<input type="hidden" name="token" value="${token}"><input type="hidden" name="act" value="${act}">
${inside}
<button type="submit">${label}</button>
</form>`
}

/** Leads to the request's page for whoever has no JavaScript: its token may stand in no address. */
export function showPlainly(token: string, language: Language): Markup {
  const { showPlainly: label } = requestWords(language)
  return html`<form method="post" action="/api/request/page"><input type="hidden" name="token" value="${token}"><button type="submit">${label}</button></form>`
}

function area(id: string, label: string): Markup {
  return html`<div class="field"><label for="${id}">${label}</label><textarea id="${id}" name="body" rows="4" maxlength="${longest.message}"></textarea></div>`
}

/** Did it work, and how did it go: what the page with JavaScript asks too. */
export function verdictForms(view: RequestView, { token, language }: Shown): Markup | string {
  const over = view.state === 'resolved' || view.state === 'closed'
  if (!over) return ''
  const words = requestWords(language)
  const merged = view.merged !== null
  const solved = view.state === 'resolved'
  const scores = html`<fieldset><legend>${words.howDidItGo}</legend>${words.scores.map((name, index) => html`<label class="score"><input type="radio" name="score" value="${index + 1}"> ${index + 1} ${name}</label>`)}</fieldset>
${area('comment', words.keepOrDoBetter)}`
  return html`<h2>${solved ? words.didItWork : words.isItBack}</h2>
${solved && !merged ? actForm(token, { act: 'confirm', label: words.yes }) : ''}
${actForm(token, { act: 'reopen', label: words.reopen, inside: area('reason', words.stillWrong) })}
${view.rating ? html`<p>${words.rated(view.rating.score, words.scores[view.rating.score - 1] ?? '').join('')}</p>` : ''}
${!solved || merged ? actForm(token, { act: 'rate', label: words.sendRating, inside: scores }) : ''}
`
}

/** A reply with its files, as long as the request takes one. */
export function replyForm(view: RequestView, { token, language }: Shown): Markup | string {
  if (view.state === 'closed' || (view.merged !== null && view.state === 'resolved')) return ''
  const words = requestWords(language)
  const isAsked = view.waitingOn === 'requester'
  const inside = html`${area('reply', isAsked ? words.reply.label : words.add.label)}
<div class="field"><label for="files">${words.files.label}</label><input id="files" name="file" type="file" multiple aria-describedby="files-hint"><p class="hint" id="files-hint">${words.files.hint}</p></div>`
  return html`<h2>${isAsked ? words.reply.heading : words.add.heading}</h2>
${actForm(token, { act: 'reply', label: words.send, inside })}
`
}

/** That it has solved itself, said outright: a plain page asks nothing back. */
export function withdrawForm(view: RequestView, { token, language }: Shown): Markup | string {
  if (view.state === 'resolved' || view.state === 'closed' || view.merged !== null) return ''
  const { withdraw } = requestWords(language)
  return html`<h2>${withdraw.ask}</h2>
<p>${withdraw.means}</p>
${actForm(token, { act: 'withdraw', label: withdraw.yes })}
`
}
