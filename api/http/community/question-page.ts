import { html, raw } from 'hono/html'
import type { Writer } from '#domain/community/facts.ts'
import { ownerOfQuestion } from '#domain/community/owner.ts'
import {
  answersOf,
  asked,
  isShown,
  keyOfWriter,
  type Post,
  pendingAs,
  type Question,
} from '#domain/community/question.ts'
import { mayDo, type QuestionVerb } from '#domain/community/verbs.ts'
import { communityWords } from '#domain/words/community.ts'
import type { Language } from '#domain/words/language.ts'
import type { Deps } from '../deps.ts'
import type { Markup } from '../html/frame.ts'
import { day, knownAs, lineField, textField, ways, whoFields } from './parts.ts'

type Showing = { question: Question; by: Writer | null; deps: Pick<Deps, 'world' | 'markdown'> }
type Ctx = Showing & {
  team: string
  isTeam: boolean
  may: (verb: QuestionVerb, post?: Post) => boolean
  language: Language
  words: ReturnType<typeof communityWords>
}

export function showing({ question, by, deps }: Showing): Ctx {
  const team = ownerOfQuestion(deps.world, question)
  const may = (verb: QuestionVerb, post?: Post) =>
    by === null ? verb === 'vote' || verb === 'report' || verb === 'follow' : mayDo(verb, { by, question, post, team })
  const isTeam = by?.kind === 'support' && by.teams.includes(team)
  const { language } = deps.world
  return { question, by, deps, team, may, isTeam, language, words: communityWords(language) }
}

/** A question with its answers, and what whoever looks may do. */
export function questionBody(shown: Showing): Markup {
  const ctx = showing(shown)
  const { question, by, isTeam, deps, language, words } = ctx
  const mine = (post: Post) => by !== null && keyOfWriter(by) === keyOfWriter(post.by)
  const answers = answersOf(question)
  const others = question.posts.slice(1).filter((post) => !isShown(post) && (isTeam || (mine(post) && !post.hidden)))
  const automation = question.automation === null ? undefined : deps.world.automations.get(question.automation)
  const isAsker = mine(asked(question))
  return html`${ways(by, language)}
<article class="community-question">
<h1>${question.title}</h1>
${automation ? html`<p class="soft"><a href="/automations/${automation.id}/">${automation.name}</a></p>` : ''}
${notes(ctx, isAsker)}
${postBlock(asked(question), ctx)}
${wholeActs(ctx)}
<h2>${words.answersTitle(answers.length)}</h2>
${answers.length === 0 ? html`<p class="soft">${words.noAnswers}</p>` : ''}
${[...answers, ...others].map((post) => postBlock(post, ctx))}
${question.locked && !isTeam ? '' : answerForm(ctx)}
</article>
${knownAs(by, language)}`
}

function notes({ question, isTeam, deps, words }: Ctx, isAsker: boolean): Markup {
  const { writtenUp, ticket, locked } = question
  const article = writtenUp === null ? undefined : deps.world.articles.get(writtenUp)
  return html`${article ? html`<p class="callout">${words.writtenUp} <a href="${article.url}">${article.title}</a></p>` : writtenUp !== null ? html`<p class="callout">${words.writingUp}</p>` : ''}
${ticket === null ? '' : isTeam ? html`<p class="callout"><a href="/desk/ticket/#${ticket}">${words.movedTo(ticket)}</a></p>` : html`<p class="callout">${isAsker ? words.movedToSupport : words.movedToSupport}</p>`}
${locked ? html`<p class="callout">${words.locked}</p>` : ''}`
}

export function postBlock(post: Post, ctx: Ctx): Markup {
  const { question, deps, language, words } = ctx
  const { no, by, at, editedAt, text, official, held, hidden, votes, before } = post
  const rendered = deps.markdown(text, { follows: by.kind === 'support' || official })
  return html`<section class="community-post" id="post-${no}">
<p class="soft small">${words.by(by.name)}${by.kind === 'support' ? html` <strong>${words.team}</strong>` : ''} · ${day(at, language)}${editedAt ? html` · ${words.edited} ${day(editedAt, language)}` : ''}</p>
${question.accepted === no ? html`<p class="community-mark good">${words.accepted}</p>` : ''}${official && no > 0 ? html`<p class="community-mark">${words.official}</p>` : ''}
${held ? html`<p class="callout">${words.held}</p>` : ''}${hidden ? html`<p class="callout">${words.hidden}</p>` : ''}
<div class="prose community-text">${raw(rendered)}</div>
${votes.length > 0 ? html`<p class="soft small">${words.votes(votes.length)}</p>` : ''}
${before.length > 0 ? html`<details><summary class="small">${words.before}</summary>${before.map((version) => html`<p class="soft small">${day(version.at, language)}</p><div class="prose community-text">${raw(deps.markdown(version.text, { follows: false }))}</div>`)}</details>` : ''}
${postActs(post, ctx)}
</section>`
}

/** The buttons of a post: each is a form of its own, so that all work without JavaScript. */
function postActs(post: Post, ctx: Ctx): Markup {
  const { question, by, may, isTeam } = ctx
  const { acts } = ctx.words
  const who = by ? keyOfWriter(by) : ''
  const isOwn = who === keyOfWriter(post.by)
  const open = !question.locked || isTeam
  const canVote = !isOwn && open && isShown(post)
  const voted = post.votes.includes(who)
  const one = (act: QuestionVerb, label: string) => button(question, { act, label, post })
  const accepted = question.accepted === post.no
  return html`<div class="community-acts">
${canVote ? (voted ? one('unvote', acts.unvote) : one('vote', acts.vote)) : ''}
${post.no > 0 && isShown(post) && may('accept', post) ? (accepted ? one('unaccept', acts.unaccept) : one('accept', acts.accept)) : ''}
${open && may('edit', post) ? editForm(post, ctx) : ''}
${!isOwn && isShown(post) && !isTeam ? foldedReason(ctx, { act: 'report', label: acts.report, post }) : ''}
${isTeam ? moderation(post, ctx) : ''}
</div>`
}

/** What the team may do to a post. */
function moderation(post: Post, ctx: Ctx): Markup {
  const { question, words } = ctx
  const { acts } = words
  const one = (act: QuestionVerb, label: string) => button(question, { act, label, post })
  const isMember = post.by.kind === 'member'
  return html`${post.reports.map(({ reason }) => html`<p class="wrong small">${words.reported(reason)}</p>`)}
${post.hidden || post.held ? one('show', acts.show) : pendingAs(post) !== null ? one('show', acts.fine) : ''}
${post.hidden ? '' : foldedReason(ctx, { act: 'hide', label: acts.hide, post })}
${isMember ? (post.blocked ? one('unblock', acts.unblock) : one('block', acts.block)) : ''}
${post.no > 0 && !post.hidden && !post.held ? (post.official ? one('unmark', acts.unmark) : one('mark', acts.mark)) : ''}`
}

/** What may be done to the question as a whole. */
function wholeActs({ question, by, isTeam, words }: Ctx): Markup {
  const { acts } = words
  const who = by ? keyOfWriter(by) : ''
  const follows = question.followers.includes(who)
  const one = (act: QuestionVerb, label: string) => button(question, { act, label })
  return html`<div class="community-acts">${follows ? one('unfollow', acts.unfollow) : one('follow', acts.follow)}</div>
${
  isTeam
    ? html`<details class="fold"><summary>${words.teamActs}</summary><div class="community-acts">
${question.locked ? one('unlock', acts.unlock) : one('lock', acts.lock)}
${question.ticket === null ? one('move', acts.move) : ''}
<a class="button" href="/desk/community/${question.id}/faq/">${acts.writeUp}</a>
<form class="form" method="post" action="${actsOf(question)}">${lineField({ name: 'into', label: words.fields.into, id: 'into', most: 300 })}<button type="submit" name="act" value="merge">${acts.merge}</button></form>
</div></details>`
    : ''
}`
}

function actsOf({ id }: Question): string {
  return `/api/community/questions/${id}/acts`
}

type Button = { act: QuestionVerb; label: string; post?: Post }

function button(question: Question, { act, label, post }: Button): Markup {
  return html`<form method="post" action="${actsOf(question)}">${post ? html`<input type="hidden" name="post" value="${post.no}">` : ''}<button type="submit" name="act" value="${act}">${label}</button></form>`
}

function foldedReason({ question, words }: Ctx, { act, label, post }: Required<Button>): Markup {
  return html`<details class="fold"><summary>${label}</summary><form class="form" method="post" action="${actsOf(question)}"><input type="hidden" name="post" value="${post.no}">${lineField({ name: 'reason', label: words.fields.reason, id: `${act}-${question.id}-${post.no}`, most: 500 })}<button type="submit" name="act" value="${act}">${label}</button></form></details>`
}

function editForm(post: Post, { question, words }: Ctx): Markup {
  const id = `edit-${post.no}`
  return html`<details class="fold"><summary>${words.acts.edit}</summary><form class="form" method="post" action="${actsOf(question)}"><input type="hidden" name="post" value="${post.no}">${post.no === 0 ? lineField({ name: 'title', label: words.fields.title, value: question.title, id: `${id}-title` }) : ''}${textField({ name: 'text', label: post.no === 0 ? words.fields.text : words.fields.answer, value: post.text, id: `${id}-text` })}<button type="submit" name="act" value="edit">${words.acts.save}</button></form></details>`
}

function answerForm({ question, by, language, words }: Ctx): Markup {
  const { fields, acts } = words
  return html`<form class="form community-answer" method="post" action="${actsOf(question)}">
${textField({ name: 'text', label: fields.answer, hint: fields.answerHint, id: 'answer' })}
${by ? '' : whoFields({ id: 'answer-', language })}
<p class="acts"><button type="submit" name="act" value="answer" class="main">${acts.answer}</button></p>
</form>`
}

/** The question as search engines read it (schema.org, QAPage). */
export function questionData(question: Question, address: string): object {
  const answers = answersOf(question)
  const said = (post: Post) => ({
    '@type': 'Answer',
    text: post.text,
    dateCreated: post.at,
    upvoteCount: post.votes.length,
    url: `${address}#post-${post.no}`,
    author: { '@type': 'Person', name: post.by.name },
  })
  const first = asked(question)
  const accepted = answers.find(({ no }) => no === question.accepted)
  const suggested = answers.filter((answer) => answer !== accepted)
  return {
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: question.title,
      text: first.text,
      dateCreated: first.at,
      upvoteCount: first.votes.length,
      answerCount: answers.length,
      author: { '@type': 'Person', name: first.by.name },
      ...(accepted ? { acceptedAnswer: said(accepted) } : {}),
      ...(suggested.length > 0 ? { suggestedAnswer: suggested.map(said) } : {}),
    },
  }
}
