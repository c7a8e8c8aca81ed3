import { html } from 'hono/html'
import type { ListCursor, Listed, ListFilter } from '#api/store/questions.ts'
import type { Writer } from '#domain/community/facts.ts'
import type { Automation } from '#domain/model/automation.ts'
import { communityWords } from '#domain/words/community.ts'
import type { Language } from '#domain/words/language.ts'
import type { Markup } from '../html/frame.ts'
import { day, knownAs, ways } from './parts.ts'

type List = {
  items: readonly Listed[]
  next: ListCursor | null
  filter: ListFilter
  automations: ReadonlyMap<string, Automation>
  by: Writer | null
  language: Language
}

/** The questions: newest, without an answer, of one automation, searched. */
export function listBody({ items, next, filter, automations, by, language }: List): Markup {
  const words = communityWords(language)
  const current = (view: ListFilter['view']) => (filter.view === view ? html` aria-current="page"` : '')
  const kept = {
    ...(filter.automation ? { automation: filter.automation } : {}),
    ...(filter.text ? { q: filter.text } : {}),
  }
  const about = {
    ...(filter.automation ? { automation: filter.automation } : {}),
    ...(filter.text ? { searched: filter.text } : {}),
  }
  const toAsk = `/community/ask/${filter.automation || filter.text ? `?${new URLSearchParams(about)}` : ''}`
  const to = (more: Record<string, string>) => `/community/?${new URLSearchParams({ ...kept, ...more })}`
  return html`${ways(by, language)}
<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<p><a class="button main" href="${toAsk}">${words.ask}</a></p>
<form class="form community-find" action="/community/" role="search">
<div class="field"><label for="q">${words.search}</label><input id="q" name="q" type="search" value="${filter.text ?? ''}" maxlength="200"></div>
<div class="field"><label for="automation">${words.automation}</label><select id="automation" name="automation"><option value="">${words.anyAutomation}</option>${[...automations.values()].map(({ id, name }) => html`<option value="${id}"${id === filter.automation ? html` selected` : ''}>${name}</option>`)}</select></div>
<input type="hidden" name="view" value="${filter.view}">
<button type="submit">${words.find}</button>
</form>
<p class="community-views"><a href="${to({})}"${current('newest')}>${words.newest}</a> <a href="${to({ view: 'unanswered' })}"${current('unanswered')}>${words.unanswered}</a></p>
${items.length === 0 ? html`<p class="empty">${filter.text || filter.automation || filter.view === 'unanswered' ? words.none : words.noneYet} <a href="${toAsk}">${words.none2}</a></p>` : html`<ul class="community-list">${items.map((item) => listItem(item, { automations, language }))}</ul>`}
${next ? html`<p class="pager"><a rel="next" href="${to({ view: filter.view, after: `${next.at} ${next.id}` })}">${words.more}</a></p>` : ''}
${knownAs(by, language)}`
}

function listItem(
  { id, title, automation, answers, accepted, asked_at }: Listed,
  { automations, language }: Pick<List, 'automations' | 'language'>,
): Markup {
  const words = communityWords(language)
  const about = automation === null ? null : (automations.get(automation)?.name ?? automation)
  return html`<li><a href="/community/${id}/">${title}</a><p class="soft small">${accepted ? html`<strong class="good">${words.accepted}</strong>` : words.answers(answers)}${about ? html` · ${about}` : ''} · ${day(asked_at, language)}</p></li>`
}
