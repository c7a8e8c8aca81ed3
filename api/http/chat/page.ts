import { html } from 'hono/html'
import { longest } from '#domain/base/longest.ts'
import type { ChatTurn } from '#domain/ticket/conversation.ts'
import type { ChatPassage, ChatView } from '#domain/views/chat.ts'
import { chatWords, sayFreshness } from '#domain/words/chat.ts'
import type { Language } from '#domain/words/language.ts'
import type { Markup } from '../html/frame.ts'

export type ChatShown = {
  turns: readonly ChatTurn[]
  /** The reply to the last message, which stands last in `turns`. */
  reply?: ChatView
  isSolved?: boolean
  typed?: string
  wrong?: string
  automation: string
  now: string
  /** The host of the model that is sent what is asked; empty for none. */
  answersBy: string
  language: Language
}

/** The conversation without JavaScript: all of it travels in the form. */
export function chatBody({
  turns,
  reply,
  isSolved = false,
  typed = '',
  wrong,
  automation,
  now,
  answersBy,
  language,
}: ChatShown): Markup {
  const words = chatWords(language)
  const said = reply ? turns.slice(0, -1) : turns
  return html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<form class="form chat" method="post" action="/api/chat">
<input type="hidden" name="turns" value="${JSON.stringify(turns)}">
<input type="hidden" name="automation" value="${automation}">
<ol class="chat-turns" aria-label="${words.conversation}">
${said.map((turn) => turnItem(turn, language))}
${reply ? html`<li class="chat-said by-chat"><strong class="label">${words.ladder}</strong>${replyBody(reply, turns.at(-1)?.text ?? '', { now, language })}</li>` : ''}
${isSolved ? html`<li class="chat-said by-chat"><p>${words.thanks}</p></li>` : ''}
</ol>
<div class="field">
<label for="said">${turns.length > 0 ? words.more : words.label}</label>
<textarea id="said" name="said" rows="3" maxlength="${longest.answer}" aria-describedby="said-hint${wrong ? ' said-wrong' : ''}"${wrong ? html` aria-invalid="true"` : ''}>
${typed}</textarea>
<p class="hint" id="said-hint">${words.hint}</p>
${wrong ? html`<p class="wrong" id="said-wrong">${wrong}</p>` : ''}
</div>
<p class="acts"><button type="submit" class="main">${words.send}</button> <button type="submit" name="act" value="person">${words.person}</button> <a href="/chat/">${words.afresh}</a></p>
</form>
<p class="soft small">${words.kept} ${answersBy ? words.model(answersBy) : ''} <a href="/handbook/signals/">${words.about}</a></p>`
}

function turnItem({ by, text }: ChatTurn, language: Language): Markup {
  const words = chatWords(language)
  return html`<li class="chat-said by-${by}"><strong class="label">${by === 'person' ? words.you : words.ladder}</strong><p class="chat-text">${text}</p></li>`
}

type Told = { now: string; language: Language }

function replyBody(reply: ChatView, sentence: string, { now, language }: Told): Markup {
  const words = chatWords(language)
  const lead = html`<p>${sentence}</p>`
  switch (reply.kind) {
    case 'unknown':
      return lead
    case 'question':
      return html`${lead}<p class="chat-options">${reply.options.map(({ says }) => html`<button type="submit" name="option" value="${says}">${says}</button> `)}<button type="submit" name="none" value="${words.none}">${words.none}</button></p>`
    case 'answer':
      return html`${lead}
${[...reply.known, ...reply.places].map(({ url, title, summary }) => html`<div class="chat-place"><a href="${url}">${title}</a><p class="chat-text">${summary}</p></div>`)}
${short(reply, language)}
${reply.passages.map((passage) => quote(passage, { now, language }))}
<p class="acts"><strong>${words.solved.ask}</strong> <button type="submit" name="act" value="solved">${words.solved.yes}</button> <button type="submit" name="act" value="not-solved">${words.solved.no}</button></p>`
  }
}

/** The sentences that a model chose, each with its passage below. */
function short({ sentences, passages }: Extract<ChatView, { kind: 'answer' }>, language: Language): Markup | '' {
  const words = chatWords(language)
  if (sentences.length === 0) return ''
  return html`<section class="chat-short" aria-label="${words.short}"><strong class="label">${words.short}</strong>
<p class="chat-text">${sentences.map(({ text, passage }) => html`${text} <a class="chat-source" href="${passages[passage]?.url ?? ''}" aria-label="${words.from(passage + 1)}">[${passage + 1}]</a> `)}</p></section>`
}

function quote(passage: ChatPassage, { now, language }: Told): Markup {
  const { title, url, section, about, excerpt } = passage
  return html`<figure class="chat-quote">
<figcaption><a href="${url}">${title}</a>${section ? html` <span class="soft">› <a href="${section.url}">${section.title}</a></span>` : ''}</figcaption>
<blockquote class="chat-text" cite="${section?.url ?? url}">${excerpt.map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : text))}</blockquote>
<p class="soft small">${about ? `${about}, ` : ''}${sayFreshness(passage, { now, language })}</p>
</figure>`
}
