import type { Context } from 'hono'
import { faqOf } from '#api/actions/question-article.ts'
import { moderationQueue } from '#api/actions/read/community.ts'
import { findQuestion, type ListCursor, listQuestions, questionAddresses } from '#api/store/questions.ts'
import type { Refusal } from '#domain/base/result.ts'
import { cleanText } from '#domain/base/text.ts'
import type { Writer } from '#domain/community/facts.ts'
import { asked, isPublic, keyOfWriter, type Question } from '#domain/community/question.ts'
import { communityWords } from '#domain/words/community.ts'
import type { Language } from '#domain/words/language.ts'
import { explainRefusal } from '#domain/words/refusals.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { type Markup, page } from '../html/frame.ts'
import { operations } from '../route.ts'
import { askBody, confirmBody, refusedBody } from './ask-page.ts'
import { faqBody } from './faq-page.ts'
import { listBody } from './list-page.ts'
import { moderationBody } from './moderation-page.ts'
import { questionBody, questionData, showing } from './question-page.ts'
import { writerAt } from './who.ts'

type Parts = Pick<Deps, 'world' | 'auth' | 'drafting' | 'markdown' | 'limit'>
type Found = NonNullable<Parameters<typeof page>[0]['found']>
type Answer = { title: string; body: Markup; found?: Found; status?: number; script?: string }

const perPage = 30
const mostAddresses = 50_000
const longestDescription = 160

/** The pages of the community, made when they are asked for; they work without JavaScript. */
export function communityPages(parts: Parts) {
  const { world, drafting, limit } = parts
  const app = operations()
  app.use('/community/*', limit({ name: 'community pages', perMinute: 240 }))
  const { publicUrl } = world.community
  const { language } = world
  const words = communityWords(language)
  app.get('/community', (c) => c.redirect(`${c.var.house.reach.api}/community/`, 301))
  app.get('/community/', async (c) => {
    const by = await writerAt(c, parts)
    const filter = {
      view: c.req.query('view') === 'unanswered' ? ('unanswered' as const) : ('newest' as const),
      automation: world.automations.has(c.req.query('automation') ?? '') ? c.req.query('automation') : undefined,
      text: cleanText((c.req.query('q') ?? '').slice(0, 200)) || undefined,
    }
    const after = cursorIn(c.req.query('after'))
    const { items, next } = await listQuestions(world.read, { filter, after, limit: perPage, dialect: world.dialect })
    const body = listBody({ items, next, filter, automations: world.automations, by, language })
    const isPlain = !filter.text && !after && filter.view === 'newest' && !filter.automation
    const found = isPlain ? { address: `${publicUrl}/community/`, description: words.lead } : undefined
    return answered(c, { title: words.title, body, ...(found ? { found } : {}) })
  })
  app.get('/community/ask/', async (c) => {
    const searched = cleanText((c.req.query('searched') ?? '').slice(0, 200))
    const values = {
      automation: c.req.query('automation') ?? '',
      article: c.req.query('article') ?? '',
      searched,
      title: searched,
    }
    const about = values.automation || (world.articles.get(values.article)?.automation ?? '')
    const body = askBody({
      values: { ...values, automation: about },
      automations: world.automations,
      by: await writerAt(c, parts),
      language,
    })
    const found = { address: `${publicUrl}/community/ask/`, description: words.askLead }
    return answered(c, { title: words.askTitle, body, found, script: 'community.js' })
  })
  app.get('/community/confirm/', (c) =>
    answered(c, { title: words.confirmTitle, body: confirmBody({ language }), script: 'community.js' }),
  )
  app.get('/community/sitemap.xml', async (c) => {
    const all = await questionAddresses(world.read, mostAddresses)
    const lines = all.map(
      ({ id, updated_at }) =>
        `<url><loc>${publicUrl}/community/${id}/</loc><lastmod>${updated_at.slice(0, 10)}</lastmod></url>`,
    )
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>${publicUrl}/community/</loc></url>\n${lines.join('\n')}\n</urlset>\n`
    return c.body(xml, 200, { 'content-type': 'application/xml; charset=utf-8' })
  })
  app.get('/community/:id{[a-z0-9]+}', (c) =>
    c.redirect(`${c.var.house.reach.api}/community/${c.req.param('id')}/`, 301),
  )
  app.get('/community/:id{[a-z0-9]+}/', async (c) => {
    const [question, by] = await Promise.all([findQuestion(world.read, c.req.param('id')), writerAt(c, parts)])
    if (!question) return refused(c, { code: 'community.not-found' }, { by, language })
    if (question.mergedInto !== null)
      return c.redirect(`${c.var.house.reach.api}/community/${question.mergedInto}/`, 301)
    if (!mayRead(question, by, parts)) return refused(c, { code: 'community.not-found' }, { by, language })
    const address = `${publicUrl}/community/${question.id}/`
    const description = asked(question).text.replace(/\s+/g, ' ').slice(0, longestDescription).toWellFormed()
    const found = isPublic(question) ? { address, description, data: questionData(question, address) } : undefined
    const body = questionBody({ question, by, deps: parts })
    return answered(c, { title: question.title, body, ...(found ? { found } : {}) })
  })
  app.get('/desk/community', (c) => c.redirect(`${c.var.house.reach.api}/desk/community/`, 301))
  app.get('/desk/community/', async (c) => {
    const by = await writerAt(c, parts)
    if (by?.kind !== 'support') return atTheDoor(c, language)
    const questions = await moderationQueue(world, { teams: by.teams, limit: perPage })
    return answered(c, { title: words.moderation, body: moderationBody({ questions, by, deps: parts }) })
  })
  app.get('/desk/community/:id{[a-z0-9]+}/faq/', async (c) => {
    const by = await writerAt(c, parts)
    if (by?.kind !== 'support') return atTheDoor(c, language)
    const id = c.req.param('id')
    const drafted = await faqOf(world, { id, person: by })
    if (!drafted.ok) return refused(c, drafted.error, { by, language })
    const body = faqBody({ id, by, ...drafted.value, ways: waysOf(drafting), language })
    return answered(c, { title: words.faqTitle, body })
  })
  app.get('/community/*', (c) => refused(c, { code: 'request.not-found' }, { by: null, language }))
  return app
}

/** A patch tells what a file that is there becomes; this one is not there yet. */
export function waysOf({ folder }: Parts['drafting']) {
  return folder.ways.filter((way) => way !== 'patch')
}

/** A page that is somebody's: it is not kept by what stands between. */
export function answered(
  c: Context<Env>,
  { title, body, found, status = 200, script }: Answer,
): Response | Promise<Response> {
  const whole = page({ title, body, house: c.var.house, ...(found ? { found } : {}), ...(script ? { script } : {}) })
  return c.html(whole, status as 200, { 'cache-control': 'private, no-cache', vary: 'cookie' })
}

type Told = { by: Writer | null; language: Language }

/** A refusal as a page. */
export function refused(c: Context<Env>, { code }: Refusal, { by, language }: Told): Response | Promise<Response> {
  const { status, title, detail } = explainRefusal(code, language)
  const body = refusedBody({ title, detail, by, language })
  return answered(c, { title: communityWords(language).notDone, body, status })
}

function atTheDoor(c: Context<Env>, language: Language): Response | Promise<Response> {
  const { title } = explainRefusal('request.not-signed-in', language)
  const words = communityWords(language)
  const body = refusedBody({ title, detail: words.deskSignIn, by: null, language })
  return answered(c, { title: words.moderation, body, status: 401 })
}

function mayRead(question: Question, by: Writer | null, deps: Parts): boolean {
  if (isPublic(question)) return true
  if (!by) return false
  return showing({ question, by, deps }).isTeam || keyOfWriter(by) === keyOfWriter(asked(question).by)
}

function cursorIn(given: string | undefined): ListCursor | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z) ([a-z0-9]+)$/.exec(given ?? '') ?? []
  return at && id ? { at, id } : undefined
}
