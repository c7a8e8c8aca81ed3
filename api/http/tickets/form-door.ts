import type { Context } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import type { Opened } from '#api/actions/new-ticket.ts'
import type { World } from '#api/actions/world.ts'
import { longest } from '#domain/base/longest.ts'
import type { Refusal } from '#domain/base/result.ts'
import { text } from '#domain/base/text.ts'
import { wrongAnswers } from '#domain/base/wrong-answers.ts'
import { type OpenCommand, openSchema } from '#domain/ticket/open.ts'
import type { FieldError } from '#domain/views/problem.ts'
import { promiseQuestionSchema } from '#domain/views/promise.ts'
import { clockName } from '#domain/words/clocks.ts'
import { filingWords } from '#domain/words/filing.ts'
import { formWords } from '#domain/words/form.ts'
import type { Language } from '#domain/words/language.ts'
import { sayZoned } from '#domain/words/moments.ts'
import { noTimePromised, promisePieces } from '#domain/words/promise.ts'
import { requestWords } from '#domain/words/request.ts'
import { readForm } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { type Markup, page } from '../html/frame.ts'
import { answerProblem, errorOf, fieldErrors, problemOf } from '../problems.ts'
import { showPlainly } from '../request/plain-forms.ts'
import { type About, aboutOf, fieldsAsked } from './about.ts'
import { ticketForm } from './form.ts'
import { open } from './open.ts'
import { promiseAbout } from './promise.ts'
import { answersIn, filledIn, fromForm, type Typed } from './typed.ts'

const { title, description, requester, type, automation, article, impact, urgency } = openSchema.shape
/** What the form sends: every field is text, and an empty one is as good as none. */
export const formSchema = z
  .object({ title, description, ...requester.shape, type, automation, article, impact, urgency })
  .extend({ attempt: text({ most: 20_000 }).optional().describe('The attempt of NewTicket as JSON text') })
  .catchall(text({ most: longest.answer }).describe('detail.FIELD: what the automation or the article asks for'))

/** Opens a ticket from a plain form and answers a page: the promise and the tracking link, or the form again. */
export async function answerForm(c: Context<Env>, { world }: Deps): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return answerProblem(c, form.error)
  const typed = { ...cameFrom(c.req.header('referer')), ...filledIn(textOnly(form.value)) }
  const about = aboutOf(world, typed)
  const answer = (title: string, body: Markup, status: 201 | 422) =>
    c.html(page({ title, body, house: c.var.house }), status, { 'cache-control': 'no-store' })
  const again = (errors: FieldError[]) =>
    answer(formWords(world.language).notSent, formPage(world, { typed, about, errors }), 422)
  const parsed = openSchema.safeParse(fromForm(typed))
  if (!parsed.success)
    return again(
      wrongsOf({ typed, about }, { errors: fieldErrors(parsed.error, world.language), language: world.language }),
    )
  const opened = await open(world, { command: parsed.data, about })
  if (!opened.ok) return again(errorsOf(opened.error, world.language))
  const sent = { asked: parsed.data, about, opened: opened.value }
  return answer(opened.value.ref, sentPage(world, sent), 201)
}

/** The form for a reader without JavaScript, who comes from an article or an automation. */
export function newForm(c: Context<Env>, deps: Deps): Response | Promise<Response> {
  return answerFilledForm(c, deps, c.req.query())
}

/** The form with what is known already: what it is about, what was said, what goes along. */
export function answerFilledForm(c: Context<Env>, { world }: Deps, known: Typed): Response | Promise<Response> {
  const about = aboutOf(world, known)
  const { impact, urgency } = world.model.defaults
  const { title, description, attempt } = known
  const typed: Typed = {
    ...filledIn({ title: title ?? '', description: description ?? '', attempt: attempt ?? '' }),
    ...(about.article ? { article: about.article.id } : {}),
    ...(about.automation ? { automation: about.automation.id } : {}),
    type: 'incident',
    impact,
    urgency,
  }
  const body = formPage(world, { typed, about, errors: [] })
  return c.html(page({ title: formWords(world.language).title, body, house: c.var.house }), 200, {
    'cache-control': 'no-store',
  })
}

/** The texts of a form, of a field that was sent twice the last. */
function textOnly(form: Record<string, unknown>): Typed {
  const texts = Object.entries(form).flatMap(([key, value]) => {
    const last = [value].flat().at(-1)
    return typeof last === 'string' ? [[key, last.replaceAll('\r\n', '\n')]] : []
  })
  return Object.fromEntries(texts)
}

/** A plain page cannot read its own address: what the escalate page was opened about is in where the form came from. */
function cameFrom(referer: string | undefined): Typed {
  if (!referer || !URL.canParse(referer)) return {}
  const { pathname, searchParams } = new URL(referer)
  if (!pathname.endsWith('/escalate/')) return {}
  const [article, automation] = [searchParams.get('article'), searchParams.get('automation')]
  return { ...(article ? { article } : {}), ...(automation ? { automation } : {}) }
}

function errorsOf(refusal: Refusal, language: Language): FieldError[] {
  const { errors, detail } = problemOf(refusal, { requestId: '', language })
  return errors ?? [{ path: '', message: detail }]
}

type Read = { typed: Typed; about: About }

/** What is wrong with the fields, and beside it what is missing and what is not known, so that nothing is told only later. */
function wrongsOf(
  { typed, about }: Read,
  { errors, language }: { errors: FieldError[]; language: Language },
): FieldError[] {
  const unknown = about.wrong ? errorsOf(about.wrong, language) : []
  const missing = wrongAnswers(fieldsAsked(about), answersIn(typed), 'details.').map((wrong) =>
    errorOf(wrong, language),
  )
  return [...errors, ...unknown.filter(({ path }) => errors.every((error) => error.path !== path)), ...missing]
}

function formPage(world: World, { typed, about, errors }: Read & { errors: FieldError[] }): Markup {
  return ticketForm({
    typed,
    errors,
    collect: fieldsAsked(about),
    automations: [...world.automations.values()].filter(({ status }) => status !== 'retired'),
    articleTitle: about.article?.title ?? null,
    promise: promiseWords(world, { typed, about }),
    language: world.language,
  })
}

function promiseWords(world: World, { typed: { type, impact, urgency }, about }: Read): Markup | string {
  const { language } = world
  const question = promiseQuestionSchema.safeParse({ type, impact, urgency })
  const promised = question.success ? promiseAbout(world, about, question.data) : null
  if (!promised?.ok) return html`<p>${formWords(language).seeNextPage}</p>`
  const place = { timeZone: promised.value.calendar.timeZone, language }
  const pieces = promisePieces(promised.value, language)
  return html`<p>${pieces.map((piece) => ('words' in piece ? piece.words : html`<strong>${sayZoned(piece.instant, place)}</strong>`))} ${formWords(language).countedFrom}</p>`
}

type Sent = { asked: OpenCommand; about: About; opened: Opened }

function sentPage(world: World, { asked, about, opened: { ref, token, team, promise } }: Sent): Markup {
  const { language } = world
  const words = requestWords(language)
  const promised = promiseAbout(world, about, asked)
  const timeZone = promised.ok ? promised.value.calendar.timeZone : 'UTC'
  const when = (instant: string | null) =>
    instant ? sayZoned(instant, { timeZone, language }) : noTimePromised(language)
  const ladder = promised.ok ? promised.value.ladder : []
  const level = promised.ok ? promised.value.level : 0
  const [link, keep] = words.follow.page(words.follow.link)
  return html`<h1>${words.filed(team.name)}</h1>
<p class="lead">${words.reference(ref)} ${words.mailed(asked.requester.email)}</p>
<dl class="pairs"><dt>${clockName('respond', 'due', language)}</dt><dd><strong>${when(promise.respondBy)}</strong></dd><dt>${clockName('resolve', 'due', language)}</dt><dd><strong>${when(promise.resolveBy)}</strong></dd></dl>
<h2>${words.whoHelps}</h2>
<ol class="ladder">${ladder.map((rung) => html`<li${rung.level === level ? html` class="now" aria-current="step"` : ''}><b>${rung.level}</b><span>${rung.level === 0 ? filingWords(language).promise.you : rung.team}</span></li>`)}</ol>
<h2>${words.follow.heading}</h2>
<p><a href="/request/#${token}">${link}</a>${keep}</p>
${showPlainly(token, language)}`
}
