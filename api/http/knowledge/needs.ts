import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { askForAnswer } from '#api/actions/ask.ts'
import type { Opened } from '#api/actions/new-ticket.ts'
import { recordSignals } from '#api/actions/signals.ts'
import { longest } from '#domain/base/longest.ts'
import { ok, type Result } from '#domain/base/result.ts'
import { type Asked, askedSchema } from '#domain/knowledge/asked.ts'
import { askedAnswerSchema } from '#domain/views/asked.ts'
import { openedView } from '#domain/views/opened.ts'
import { askedWords } from '#domain/words/asked.ts'
import type { Language } from '#domain/words/language.ts'
import { bodyKind, readForm, readJson } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { htmlPage, type Markup, page } from '../html/frame.ts'
import { answerProblem, fieldErrors, problemResponse } from '../problems.ts'
import { showPlainly } from '../request/plain-forms.ts'
import { operations } from '../route.ts'

const route = createRoute({
  method: 'post',
  path: '/needs',
  operationId: 'tellNeed',
  tags: ['Anyone'],
  summary: 'Say what was looked for and not found',
  description:
    'Counted for those who write, with nothing that tells of a person in its words. With an address it is also a question to the ' +
    'desk, and a mail tells when an article answers it. As a form it answers a page.',
  request: {
    body: {
      content: {
        'application/json': { schema: askedSchema },
        'application/x-www-form-urlencoded': { schema: askedSchema },
      },
      required: true,
    },
  },
  responses: {
    201: { description: 'Kept', content: { 'application/json': { schema: askedAnswerSchema }, ...htmlPage } },
    422: {
      description: 'Something is wrong with it; a form comes again, with what was typed',
      content: { ...problemResponse.content, ...htmlPage },
    },
    default: problemResponse,
  },
})

/** "Can't find it? Let us know." */
export function needRoutes({ world, limit, once }: Deps) {
  const api = operations()
  api.openAPIRegistry.registerPath(route)
  const keep = async ({ email, ...asked }: Asked): Promise<Result<Opened | null>> => {
    const opened = email === undefined ? ok(null) : await askForAnswer(world, { ...asked, email })
    if (!opened.ok) return opened
    const query = asked.words.slice(0, longestQuery).toWellFormed()
    await recordSignals(world, [{ kind: 'asked', query, answered: false }], { source: 'portal' })
    return opened
  }
  const { language } = world
  const words = askedWords(language)
  const byForm = async (c: Context<Env>) => {
    const form = await readForm(c)
    if (!form.ok) return answerProblem(c, form.error)
    const typed = filled(form.value)
    const parsed = askedSchema.safeParse(typed)
    const show = (title: string, body: Markup, status: 201 | 422) =>
      c.html(page({ title, body, house: c.var.house }), status, { 'cache-control': 'no-store' })
    if (!parsed.success)
      return show(
        words.notSent,
        formAgain(typed, { wrongs: fieldErrors(parsed.error, language).map(({ message }) => message), language }),
        422,
      )
    const kept = await keep(parsed.data)
    return kept.ok ? show(words.thanks, thanks(kept.value, language), 201) : answerProblem(c, kept.error)
  }
  const byJson = async (c: Context<Env>) => {
    const sent = await readJson(c, askedSchema)
    if (!sent.ok) return answerProblem(c, sent.error)
    const kept = await keep(sent.value)
    if (!kept.ok) return answerProblem(c, kept.error)
    return c.json({ request: kept.value && openedView(kept.value) }, 201, { 'cache-control': 'no-store' })
  }
  return api.post('/needs', limit({ name: 'needs', perMinute: 12 }), once, (c) =>
    bodyKind(c) === 'form' ? byForm(c) : byJson(c),
  )
}

/** As much of it as a search may be long. */
const longestQuery = 200

/** What was typed into the form; an empty field is as good as none. */
function filled(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    ['words', 'email', 'article', 'automation'].flatMap((name) => {
      const value = [form[name]].flat().at(-1)
      return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : []
    }),
  )
}

function thanks(opened: Opened | null, language: Language): Markup {
  const words = askedWords(language)
  return html`<h1>${words.thanks}</h1>
${
  opened
    ? html`<p class="lead">${words.answered(opened.team.name, opened.ref)}</p>
<p><a href="/request/#${opened.token}">${words.follow}</a>: ${words.keep}.</p>
${showPlainly(opened.token, language)}`
    : ''
}
<p><a href="/">${words.back}</a></p>`
}

function formAgain(
  typed: Record<string, string>,
  { wrongs, language }: { wrongs: readonly string[]; language: Language },
): Markup {
  const words = askedWords(language)
  const { words: said = '', email = '', article, automation } = typed
  const hidden = (name: string, value: string | undefined) =>
    value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">`
  return html`<h1>${words.notSent}</h1>
<div class="wrongs" role="alert"><ul>${wrongs.map((wrong) => html`<li>${wrong}</li>`)}</ul></div>
<form class="form" method="post" action="/api/needs">
<div class="field"><label for="words">${words.words}</label><textarea id="words" name="words" rows="3" required maxlength="${longest.comment}">${said}</textarea></div>
<div class="field"><label for="email">${words.email}</label><input id="email" name="email" type="email" autocomplete="email" value="${email}"></div>
${hidden('article', article)}${hidden('automation', automation)}
<button type="submit" class="main">${words.send}</button>
</form>`
}
