import { createRoute, z } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { confirmAddress } from '#api/actions/mail-addresses.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import { promisesShown } from '#domain/clocks/told.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import type { RequestView } from '#domain/views/request.ts'
import { sayClock } from '#domain/words/clocks.ts'
import type { Language } from '#domain/words/language.ts'
import { sayZoned } from '#domain/words/moments.ts'
import { explainRefusal } from '#domain/words/refusals.ts'
import { requestWords } from '#domain/words/request.ts'
import { sayNext, sayStanding } from '#domain/words/standing.ts'
import { readForm } from '../body.ts'
import type { Deps } from '../deps.ts'
import { htmlPage, type Markup, page } from '../html/frame.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { doPlainly, plainActSchema, sayPlainRefusal } from './plain-acts.ts'
import { replyForm, verdictForms, withdrawForm } from './plain-forms.ts'

const tokenForm = {
  schema: z.object({
    token: z
      .string()
      .regex(/^[\w-]{16,64}$/)
      .describe('Ticket token'),
    ...plainActSchema.shape,
  }),
}
const tags = ['Requester']
const shown = {
  method: 'post',
  tags,
  request: {
    body: {
      content: { 'application/x-www-form-urlencoded': tokenForm, 'multipart/form-data': tokenForm },
      required: true,
    },
  },
  responses: {
    200: { description: 'A page', content: htmlPage },
    404: { description: 'No request has this token; as a page', content: htmlPage },
    default: problemResponse,
  },
} as const
const route = createRoute({
  ...shown,
  path: '/request/page',
  operationId: 'getRequestPage',
  summary: 'One request as a page that needs no JavaScript, after what a button of it asks for',
})
const withFiles = createRoute({
  ...shown,
  path: '/request/page/attachments',
  operationId: 'replyOnRequestPage',
  summary: 'The same, with files that go with a reply',
})

/** One request as a page that needs no JavaScript. The token comes in the body, so that no address or log holds it. */
export function requestPageRoutes({ world, limit }: Deps) {
  const api = operations()
  api.use('/request/page', limit({ name: 'request page', perMinute: 60 }))
  api.use('/request/page/*', limit({ name: 'request page', perMinute: 60 }))
  api.openAPIRegistry.registerPath(route)
  api.openAPIRegistry.registerPath(withFiles)
  api.on('POST', ['/request/page', '/request/page/attachments'], async (c) => {
    const form = await readForm(c)
    if (!form.ok) return answerProblem(c, form.error)
    const { token } = form.value
    const text = typeof token === 'string' ? token : ''
    const done = await doPlainly(world, { token: text, form: form.value })
    const said = done.ok ? done.value : sayPlainRefusal(done.error, world.language)
    const found = await viewRequest(world, text)
    const headers = { 'cache-control': 'private, no-store' }
    if (found.ok) {
      await confirmAddress(world, text)
      const body = requestBody(found.value, {
        token: text,
        said,
        timeZone: timeZoneOf(world.model),
        language: world.language,
      })
      return c.html(page({ title: found.value.ref, body, house: c.var.house }), 200, headers)
    }
    const { title, detail } = explainRefusal(found.error.code, world.language)
    return c.html(page({ title, body: html`<h1>${title}</h1><p>${detail}</p>`, house: c.var.house }), 404, headers)
  })
  return api
}

type Showing = { token: string; said: string; timeZone: string; language: Language }

function requestBody(view: RequestView, { token, said, timeZone, language }: Showing): Markup {
  const place = { timeZone, language }
  const words = requestWords(language)
  const clocks = promisesShown(view.clocks).map((clock) => sayClock(clock, { now: view.now, ...place }))
  return html`<h1>${view.title}</h1>
${said ? html`<p class="callout" role="status">${said}</p>\n` : ''}<p class="lead">${sayStanding(view, language).words}</p>
${view.merged ? html`<p>${words.together}</p>\n` : ''}<p>${sayNext(view, place)}</p>
${verdictForms(view, { token, language })}<h2>${words.whatHappened}</h2>
${view.events.map((event) => eventBlock(view, event, sayZoned(event.at, place)))}
${replyForm(view, { token, language })}<h2>${words.whatPromised}</h2>
<dl class="pairs">
<dt>${words.facts.reference}</dt><dd>${view.ref}</dd>
<dt>${words.facts.team}</dt><dd>${view.team.name}</dd>
${clocks.map(({ label, words }) => html`<dt>${label}</dt><dd>${words}</dd>`)}
</dl>
<p class="soft">${words.timesIn(timeZone)}</p>
<h2>${words.whoHelps}</h2>
<ol class="ladder">${view.ladder.map(({ level, team, state }) => html`<li${state === 'now' ? html` class="now" aria-current="step"` : ''}><b>${level}</b><span>${team}${state === 'now' ? html` <strong>${words.here}</strong>` : ''}</span></li>`)}</ol>
${withdrawForm(view, { token, language })}<p><a href="/request/#${token}">${words.withScript}</a></p>`
}

/** One thing that happened; what was written is text. The first one holds the request itself. */
function eventBlock(view: RequestView, { type, text, body }: RequestView['events'][number], when: string): Markup {
  const answers = Object.entries(view.details).map(([name, answer]) => `${name}: ${answer}`)
  const said = type === 'ticket.opened' ? [view.description, ...answers].join('\n') : body
  return html`<div class="event"><strong>${text}</strong> <span class="soft">${when}</span>${said ? html`\n${said}` : ''}</div>`
}
