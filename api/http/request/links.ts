import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { sendLinks } from '#api/actions/request-links.ts'
import type { World } from '#api/actions/world.ts'
import { emailSchema } from '#domain/base/email.ts'
import type { Language } from '#domain/words/language.ts'
import { requestWords } from '#domain/words/request.ts'
import { bodyKind, readForm, readJson } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { htmlPage, type Markup, page } from '../html/frame.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const askSchema = z.strictObject({
  email: emailSchema.describe('The address the requests came from'),
})

const route = createRoute({
  method: 'post',
  path: '/request/links',
  operationId: 'mailRequestLinks',
  tags: ['Anyone'],
  summary: 'Have links to all your requests mailed to you',
  description:
    'The answer is always the same, whether the address is known or not. As a form (email) it answers a page. A mail goes ' +
    'out at most every ten minutes.',
  request: {
    body: {
      content: {
        'application/json': { schema: askSchema },
        'application/x-www-form-urlencoded': { schema: askSchema },
        'multipart/form-data': { schema: askSchema },
      },
      required: true,
    },
  },
  responses: {
    202: { description: 'If the address is known, a mail is on its way; to a form as a page', content: htmlPage },
    422: { description: 'Not an address; to a form as a page', content: { ...problemResponse.content, ...htmlPage } },
    default: problemResponse,
  },
})

export function requestLinkRoutes({ world, limit }: Deps) {
  const api = operations()
  api.openAPIRegistry.registerPath(route)
  return api.post('/request/links', limit({ name: 'request links', perMinute: 6 }), (c) =>
    bodyKind(c) === 'form' ? answerForm(c, world) : answerJson(c, world),
  )
}

async function answerJson(c: Context<Env>, world: World): Promise<Response> {
  const asked = await readJson(c, askSchema)
  if (!asked.ok) return answerProblem(c, asked.error)
  await sendLinks(world, asked.value.email)
  return c.body(null, 202, { 'cache-control': 'no-store' })
}

async function answerForm(c: Context<Env>, world: World): Promise<Response> {
  const form = await readForm(c)
  if (!form.ok) return answerProblem(c, form.error)
  const { email } = form.value
  const asked = askSchema.safeParse({ email: typeof email === 'string' ? email : '' })
  if (asked.success) await sendLinks(world, asked.data.email)
  const words = requestWords(world.language).links
  const body = (asked.success ? onItsWay : notAnAddress)(world.language)
  const title = asked.success ? words.sent : words.notSent
  return c.html(page({ title, body, house: c.var.house }), asked.success ? 202 : 422, { 'cache-control': 'no-store' })
}

function onItsWay(language: Language): Markup {
  const words = requestWords(language).links
  return html`<h1>${words.sent}</h1>
<p>${words.onItsWay}</p>
<p>${words.nothing(words.another)}</p>`
}

function notAnAddress(language: Language): Markup {
  const words = requestWords(language).links
  return html`<h1>${words.nothingSent}</h1>
<p class="error" role="alert">${words.noAddress}</p>
<p><a href="/requests/">${words.again}</a></p>`
}
