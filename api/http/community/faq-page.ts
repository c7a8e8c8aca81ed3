import { html } from 'hono/html'
import type { Writer } from '#domain/community/facts.ts'
import type { DraftWay } from '#domain/views/draft.ts'
import { communityWords } from '#domain/words/community.ts'
import type { Language } from '#domain/words/language.ts'
import type { Markup } from '../html/frame.ts'
import { lineField, textField, type Wrongs, ways } from './parts.ts'

type Faq = {
  id: string
  by: Writer
  name: string
  text: string
  ways: readonly DraftWay[]
  wrongs?: Wrongs
  language: Language
}

/** The article that a question could become, to be looked through. */
export function faqBody({ id, by, name, text, ways: open, wrongs = {}, language }: Faq): Markup {
  const words = communityWords(language)
  return html`${ways(by, language)}
<h1>${words.faqTitle}</h1>
<p class="lead">${words.faqLead}</p>
<form class="form" method="post" action="/api/community/questions/${id}/article">
${lineField({ name: 'name', label: words.faqFile, value: name, wrongs })}
${textField({ name: 'text', label: words.faqText, value: text, wrongs, rows: 24 })}
<p class="acts">${open.map((way) => html`<button type="submit" name="as" value="${way}"${way === open[0] ? html` class="main"` : ''}>${words.faqSave[way]}</button> `)}</p>
</form>`
}

/** Where it is now. */
export function faqSavedBody({ id, by, name, language }: Pick<Faq, 'id' | 'by' | 'name' | 'language'>): Markup {
  const words = communityWords(language)
  return html`${ways(by, language)}
<h1>${words.faqTitle}</h1>
<p role="status">${words.faqSaved(name)}</p>
<p><a href="/community/${id}/">${words.toQuestion}</a></p>`
}
