import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { askForLink, doInCommunity, leaveCommunity, openLink, type Wanted } from '#api/actions/community.ts'
import { saveFaq } from '#api/actions/question-article.ts'
import type { Done } from '#api/actions/question-tx.ts'
import { emailSchema } from '#domain/base/email.ts'
import { longest } from '#domain/base/longest.ts'
import type { Refusal } from '#domain/base/result.ts'
import { text } from '#domain/base/text.ts'
import type { Writer } from '#domain/community/facts.ts'
import { askSchema, type QuestionVerb, questionCommandSchema, questionLaw } from '#domain/community/verbs.ts'
import { draftedSchema } from '#domain/views/draft.ts'
import { communityWords } from '#domain/words/community.ts'
import type { Language } from '#domain/words/language.ts'
import { readForm } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { htmlPage } from '../html/frame.ts'
import { isOwnSite } from '../middleware/desk-guard.ts'
import { answerProblem, fieldErrors, problemOf, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { askBody, confirmBody, identifyBody, sentBody } from './ask-page.ts'
import { faqBody, faqSavedBody } from './faq-page.ts'
import { answered, refused, waysOf } from './pages.ts'
import type { Wrongs } from './parts.ts'
import { forgetMember, rememberMember, writerAt } from './who.ts'

const whoSchema = z.object({
  name: text({ least: 1, most: longest.name, ask: 'your name' }),
  email: emailSchema,
})
const who = {
  name: whoSchema.shape.name.optional().describe('From who is not known yet: the name that others see'),
  email: whoSchema.shape.email.optional().describe('From who is not known yet: where the link is mailed to'),
}
const verbs = Object.keys(questionLaw) as [QuestionVerb, ...QuestionVerb[]]
const actSchema = z.object({
  act: z.enum(verbs).describe('What to do'),
  post: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional()
    .describe('0 is the question, 1 its first answer'),
  text: text({ most: longest.message }).optional().describe('The answer, or what it says from now on'),
  title: text({ most: longest.title }).optional().describe('The question in a line, from now on'),
  reason: text({ most: 500 }).optional().describe('Why it is reported or hidden'),
  into: text({ most: 300 }).optional().describe('Address or id of the question that it repeats'),
  ...who,
})
const sessionSchema = z.object({
  token: text({ most: 100 }).optional().describe('The code of the mail'),
  act: z.enum(['leave']).optional().describe('Signs out instead'),
})
const articleSchema = draftedSchema.pick({ as: true, name: true, text: true })
const params = z.object({ id: z.string().regex(/^[a-z0-9]{1,60}$/) })

const common = { tags: ['Anyone'], method: 'post' as const }
const form = <S extends z.ZodType>(schema: S) => ({
  content: { 'application/x-www-form-urlencoded': { schema }, 'multipart/form-data': { schema } },
  required: true,
})
const responses = {
  200: { description: 'A page', content: htmlPage },
  202: { description: 'A link was mailed; as a page', content: htmlPage },
  303: { description: 'Done: where it can be seen' },
  422: { description: 'What is missing or wrong; as a page', content: { ...problemResponse.content, ...htmlPage } },
  default: { ...problemResponse, content: { ...problemResponse.content, ...htmlPage } },
}

const routes = [
  createRoute({
    ...common,
    path: '/community/questions',
    operationId: 'askCommunity',
    summary: 'Ask the community',
    description:
      'A form. Who is not known yet is mailed a link, and the question is asked when it is opened. Without the sign-in of the ' +
      'desk or a confirmed address it asks for name and email.',
    request: { body: form(askSchema.extend(who)) },
    responses,
  }),
  createRoute({
    ...common,
    path: '/community/questions/{id}/acts',
    operationId: 'actInCommunity',
    summary: 'Answer, vote, accept, follow, report; as the owning team also hide, show, mark, lock, merge, move',
    description: 'A form. Each act takes what it needs; who may do it is one law for all.',
    request: { params, body: form(actSchema) },
    responses,
  }),
  createRoute({
    ...common,
    path: '/community/session',
    operationId: 'openCommunityLink',
    summary: 'Confirm an address with the code of the mail, or sign out',
    request: { body: form(sessionSchema) },
    responses,
  }),
  createRoute({
    ...common,
    path: '/community/questions/{id}/article',
    operationId: 'saveFaq',
    summary: 'Save the FAQ that a question becomes, as the owning team',
    security: [{ session: [] }],
    request: { params, body: form(articleSchema) },
    responses: {
      ...responses,
      200: {
        description: 'The file, or a page that says where it is',
        content: { ...htmlPage, 'text/markdown': { schema: z.string() } },
      },
    },
  }),
]

type Form = Readonly<Record<string, string>>
type Sent = { c: Context<Env>; deps: Deps; form: Form; by: Writer | null }

export function communityRoutes(deps: Deps) {
  const api = operations()
  if (!deps.world.community.on) return api
  for (const route of routes) api.openAPIRegistry.registerPath(route)
  const writing = deps.limit({ name: 'community', perMinute: 20 })
  const open = (work: (sent: Sent) => Response | Promise<Response>) => async (c: Context<Env>) => {
    if (!isOwnSite(c.req.raw, c.var.house.elsewhere)) return answerProblem(c, { code: 'request.cross-site' })
    const read = await readForm(c)
    if (!read.ok) return answerProblem(c, read.error)
    return work({ c, deps, form: given(read.value), by: await writerAt(c, deps) })
  }
  return api
    .post('/community/questions', writing, open(ask))
    .post('/community/questions/:id/acts', writing, open(act))
    .post('/community/session', writing, open(session))
    .post('/community/questions/:id/article', writing, open(article))
}

async function ask(sent: Sent): Promise<Response> {
  const { c, deps, form, by } = sent
  const { language } = deps.world
  const parsed = askSchema.safeParse(form)
  const person = by ? null : whoSchema.safeParse(form)
  const wrongs = { ...wrongsIn(parsed, language), ...(person ? wrongsIn(person, language) : {}) }
  if (!parsed.success || person?.success === false) {
    const body = askBody({ values: form, wrongs, automations: deps.world.automations, by, language })
    return answered(c, { title: communityWords(language).askTitle, body, status: 422, script: 'community.js' })
  }
  return want(sent, { ask: parsed.data })
}

async function act(sent: Sent): Promise<Response> {
  const { c, deps, form, by } = sent
  const { language } = deps.world
  const parsed = questionCommandSchema.safeParse(form)
  if (!parsed.success) return answerWrong(sent, Object.values(wrongsIn(parsed, language)).join(' '))
  const id = c.req.param('id') ?? ''
  const wanted = { act: { id, command: parsed.data } }
  if (by || whoSchema.safeParse(form).success) return want(sent, wanted)
  const wrongs = 'email' in form ? wrongsIn(whoSchema.safeParse(form), language) : {}
  const body = identifyBody({ action: `/api/community/questions/${id}/acts`, sent: form, wrongs, language })
  return answered(c, { title: communityWords(language).identifyTitle, body, status: 'email' in form ? 422 : 200 })
}

/** Does it, or mails a link to who is not known yet. */
async function want({ c, deps: { world }, form, by }: Sent, wanted: Wanted): Promise<Response> {
  if (!by) {
    await askForLink(world, { ...whoSchema.parse(form), wanted })
    const { language } = world
    return answered(c, { title: communityWords(language).sentTitle, body: sentBody(language), status: 202 })
  }
  const done = await doInCommunity(world, wanted, by)
  return done.ok ? seeDone(c, done.value, form) : refused(c, done.error, { by, language: world.language })
}

function seeDone(c: Context<Env>, done: Done | null, form: Form): Response {
  const { api: base } = c.var.house.reach
  const isModerating = (c.req.header('referer') ?? '').includes('/desk/community/') && form.act !== undefined
  if (isModerating) return c.redirect(`${base}/desk/community/`, 303)
  return c.redirect(`${base}/community/${done ? `${done.id}/${done.post > 0 ? `#post-${done.post}` : ''}` : ''}`, 303)
}

async function session({ c, deps: { world }, form }: Sent): Promise<Response> {
  if (form.act === 'leave') {
    const token = forgetMember(c)
    if (token) await leaveCommunity(world, token)
    return seeDone(c, null, {})
  }
  const { language } = world
  const opened = await openLink(world, (form.token ?? '').trim())
  if (!opened.ok) {
    const { detail } = problemOf(opened.error, { requestId: '', language })
    const body = confirmBody({ wrong: detail, language })
    return answered(c, { title: communityWords(language).confirmTitle, body, status: 422 })
  }
  const { session: token, done } = opened.value
  rememberMember(c, token, world.community.publicUrl)
  return done.ok ? seeDone(c, done.value, {}) : refused(c, done.error, { by: null, language })
}

async function article(sent: Sent): Promise<Response> {
  const { c, deps, form, by } = sent
  const { language } = deps.world
  const title = communityWords(language).faqTitle
  if (by?.kind !== 'support') return refused(c, { code: 'request.not-signed-in' }, { by, language })
  const id = c.req.param('id') ?? ''
  const parsed = articleSchema.safeParse(form)
  const again = (wrongs: Wrongs) =>
    answered(c, {
      title,
      body: faqBody({
        id,
        by,
        name: form.name ?? '',
        text: form.text ?? '',
        ways: waysOf(deps.drafting),
        wrongs,
        language,
      }),
      status: 422,
    })
  if (!parsed.success) return again(wrongsIn(parsed, language))
  const saved = await saveFaq(deps.world, deps.drafting, { id, person: by, ...parsed.data })
  if (!saved.ok) {
    const wrong = errorsOf(saved.error, language)
    return wrong ? again({ text: wrong }) : refused(c, saved.error, { by, language })
  }
  const { file, text: whole, name } = saved.value
  if (file !== null && whole !== null)
    return c.body(whole, 200, {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${file}"`,
    })
  return answered(c, { title, body: faqSavedBody({ id, by, name, language }) })
}

function answerWrong({ c, deps, by }: Sent, why: string): Response | Promise<Response> {
  return refused(c, { code: 'request.invalid', detail: { why } }, { by, language: deps.world.language })
}

function errorsOf(refusal: Refusal, language: Language): string | null {
  const { errors } = problemOf(refusal, { requestId: '', language })
  return errors ? errors.map(({ message }) => message).join(' ') : null
}

type Parsed = { success: true } | { success: false; error: z.core.$ZodError }

function wrongsIn(parsed: Parsed, language: Language): Wrongs {
  if (parsed.success) return {}
  return Object.fromEntries(fieldErrors(parsed.error, language).map(({ path, message }) => [path, message]))
}

/** Texts of a form, of a field that was sent twice the last; an empty one says nothing. */
function given(form: Record<string, unknown>): Form {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      const last = [value].flat().at(-1)
      return typeof last === 'string' && last !== '' ? [[name, last.replaceAll('\r\n', '\n')]] : []
    }),
  )
}
