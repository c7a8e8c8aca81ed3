import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Opened } from '#api/actions/new-ticket.ts'
import type { World } from '#api/actions/world.ts'
import type { Refusal, Result } from '#domain/base/result.ts'
import { fieldErrors as answerErrors } from '#domain/ticket/escalation.ts'
import { type OpenCommand, openSchema } from '#domain/ticket/open.ts'
import type { FieldError } from '#domain/views/problem.ts'
import { promiseQuestionSchema } from '#domain/views/promise.ts'
import { clockName } from '#domain/words/clocks.ts'
import { formWords } from '#domain/words/form.ts'
import { homeLanguage } from '#domain/words/language.ts'
import { sayZoned } from '#domain/words/moments.ts'
import { noTimePromised, promisePieces } from '#domain/words/promise.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { type Markup, page } from '../html/frame.ts'
import { fieldErrors, problemOf } from '../problems.ts'
import { aboutPublic, fieldsAsked } from './about.ts'
import { ticketForm } from './form.ts'
import { fromForm, type Typed } from './opened.ts'
import { promiseToPublic } from './promise.ts'

type Open = (command: OpenCommand) => Promise<Result<Opened>>

export function isForm(contentType: string | undefined): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType ?? '')
}

/** Opens a ticket from a plain form and answers a page: the promise and the tracking link, or the form again. */
export async function answerForm(c: Context<Env>, { world }: Deps, open: Open): Promise<Response> {
  const typed = { ...aboutOf(c.req.header('referer')), ...dropBlank(textOnly(await c.req.parseBody())) }
  const answer = (title: string, body: Markup, status: 201 | 422) =>
    c.html(page({ title, body }), status, { 'cache-control': 'no-store' })
  const parsed = openSchema.safeParse(fromForm(typed))
  if (!parsed.success) {
    const errors = [...fieldErrors(parsed.error), ...missingAnswers(world, typed)]
    return answer('Not sent yet', formPage(world, typed, errors), 422)
  }
  const opened = await open(parsed.data)
  if (opened.ok) return answer(`Request ${opened.value.ref}`, sentPage(world, parsed.data, opened.value), 201)
  return answer('Not sent yet', formPage(world, typed, errorsOf(opened.error)), 422)
}

/** The form for a reader without JavaScript, who comes from an article or an automation. */
export function newForm(c: Context<Env>, { world }: Deps): Response | Promise<Response> {
  const { article = '', automation = '' } = c.req.query()
  const known = aboutPublic(world, { ...(article && { article }), ...(automation && { automation }) })
  const typed: Typed = known.ok ? Object.fromEntries(Object.entries(known.value)) : {}
  const { impact, urgency } = world.model.defaults
  const body = formPage(world, { ...typed, type: 'incident', impact, urgency }, [])
  return c.html(page({ title: formWords(homeLanguage).title, body }), 200, { 'cache-control': 'no-store' })
}

function textOnly(form: Record<string, unknown>): Typed {
  const texts = Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts.map(([key, value]) => [key, value.replaceAll('\r\n', '\n')]))
}

function dropBlank(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''))
}

/** A plain page cannot read its own address: what the escalate page was opened about is in where the form came from. */
function aboutOf(referer: string | undefined): Typed {
  if (!referer || !URL.canParse(referer)) return {}
  const { pathname, searchParams } = new URL(referer)
  if (pathname !== '/escalate/') return {}
  const [article, automation] = [searchParams.get('article'), searchParams.get('automation')]
  return { ...(article ? { article } : {}), ...(automation ? { automation } : {}) }
}

function errorsOf(refusal: Refusal): FieldError[] {
  const { errors, detail } = problemOf(refusal, { requestId: '' })
  return errors ?? [{ path: '', message: detail }]
}

function missingAnswers(world: World, typed: Typed): FieldError[] {
  const answers = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (name.startsWith('detail.') ? [[name.slice(7), value]] : [])),
  )
  const missing = answerErrors(fieldsAsked(world, aboutIn(world, typed)), answers)
  return missing.map(({ path, message }) => ({ path: `details.${path}`, message }))
}

/** What it is about, an article's own automation included. */
function aboutIn(world: World, { article, automation }: Typed): { article?: string; automation?: string } {
  const about = aboutPublic(world, { article, automation })
  return about.ok ? about.value : { article, automation }
}

function formPage(world: World, typed: Typed, errors: FieldError[]): Markup {
  const about = aboutIn(world, typed)
  const article = world.articles.get(about.article ?? '')
  return ticketForm({
    typed,
    errors,
    collect: fieldsAsked(world, about),
    automations: [...world.automations.values()].filter(({ status }) => status !== 'retired'),
    articleTitle: article?.audience === 'everyone' ? article.title : null,
    promise: promiseWords(world, typed),
  })
}

function promiseWords(world: World, typed: Typed): Markup | string {
  const { article, automation, type, impact, urgency } = typed
  const question = promiseQuestionSchema.safeParse({ article, automation, type, impact, urgency })
  const promised = question.success ? promiseToPublic(world, question.data) : null
  if (!promised?.ok) return html`<p>${formWords(homeLanguage).seeNextPage}</p>`
  const place = { timeZone: promised.value.calendar.timeZone, language: homeLanguage }
  const pieces = promisePieces(promised.value, homeLanguage)
  return html`<p>${pieces.map((piece) => ('words' in piece ? piece.words : html`<strong>${sayZoned(piece.instant, place)}</strong>`))} ${formWords(homeLanguage).countedFrom}</p>`
}

function sentPage(world: World, asked: OpenCommand, { ref, token, team, promise }: Opened): Markup {
  const promised = promiseToPublic(world, asked)
  const timeZone = promised.ok ? promised.value.calendar.timeZone : 'UTC'
  const when = (instant: string | null) =>
    instant ? sayZoned(instant, { timeZone, language: homeLanguage }) : noTimePromised(homeLanguage)
  const ladder = promised.ok ? promised.value.ladder : []
  const level = promised.ok ? promised.value.level : 0
  return html`<h1>Your request is with ${team.name}</h1>
<p class="lead">Its reference is <strong>${ref}</strong>. We mail you at ${asked.requester.email}.</p>
<dl class="pairs"><dt>${clockName('respond', 'due', homeLanguage)}</dt><dd><strong>${when(promise.respondBy)}</strong></dd><dt>${clockName('resolve', 'due', homeLanguage)}</dt><dd><strong>${when(promise.resolveBy)}</strong></dd></dl>
<h2>Who helps, in order</h2>
<ol class="ladder">${ladder.map((rung) => html`<li${rung.level === level ? html` class="now" aria-current="step"` : ''}><b>${rung.level}</b><span>${rung.level === 0 ? 'You, so far' : rung.team}</span></li>`)}</ol>
<h2>Follow it</h2>
<p><a href="/request/#${token}">The page of your request</a>: keep this link, it is the key to your request. It needs JavaScript; this button does not.</p>
<form method="post" action="/api/request/page"><input type="hidden" name="token" value="${token}"><button type="submit">Show my request on a plain page</button></form>`
}
