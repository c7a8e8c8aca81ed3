import type { Context } from 'hono'
import { html } from 'hono/html'
import { cleanText } from '#domain/base/text.ts'
import type { SupportReaders } from '#domain/home/support-readers.ts'
import type { Article } from '#domain/knowledge/article.ts'
import { forSupportWords } from '#domain/words/for-support.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { type Markup, page } from '../html/frame.ts'
import { operations } from '../route.ts'
import { articleBody } from './article-page.ts'
import { isOpenTo, privately, forSupportRoot as root, standingOf } from './reader.ts'

import type { RenderArticle } from './rendered.ts'

type Parts = Pick<Deps, 'world' | 'auth' | 'search' | 'limit'> & {
  readers: SupportReaders
  publicUrl: string
  own: string
  render: RenderArticle
}

const mostFound = 50
/** Tells pages of the portal, which may lie at another origin, that this browser is a reader's. */
const toldReader = '#for-support'

/** Articles for support, for those who may read them and are signed in; everybody else learns nothing of what is there. */
export function supportPages(parts: Parts) {
  const { world, auth, search, limit, readers, publicUrl, own, render } = parts
  const app = operations()
  if (!isOpenTo(readers)) return app
  const words = forSupportWords(world.language)
  app.use(`${root}*`, limit({ name: 'articles for support', perMinute: 120 }))
  app.get('/for-support', (c) => c.redirect(`${c.var.house.reach.api}${root}`, 301))
  app.get(`${root}sign-in/`, async (c) => {
    const to = wayBack(c.req.query('to'))
    const whereTo = `${c.var.house.reach.api}${to}`
    if (!auth.ways.oidc) return c.redirect(`${c.var.house.reach.site}/desk/`, 302)
    const asked = { provider: 'oidc', callbackURL: whereTo, errorCallbackURL: whereTo }
    const headers = { 'content-type': 'application/json', origin: new URL(publicUrl).origin }
    const request = new Request(`${own}/api/auth/sign-in/social`, {
      method: 'POST',
      headers,
      body: JSON.stringify(asked),
    })
    const answer = await auth.handle(request)
    const { url } = answer.ok ? ((await answer.json()) as { url?: string }) : {}
    if (!url) return answered(c, { title: words.door, body: doorBody(to), status: 503 })
    for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    c.header('cache-control', privately['cache-control'])
    return c.redirect(url, 302)
  })
  app.get(root, (c) =>
    forReaders(c, async () => {
      const asked = cleanText((c.req.query('q') ?? '').slice(0, 200))
      const items = asked === '' ? all() : await found(asked)
      return answered(c, { title: words.title, body: listBody(asked, items) })
    }),
  )
  app.get(`${root}:id{.+}`, (c) =>
    forReaders(c, async () => {
      const article = world.articles.get(c.req.param('id').replace(/\/$/, ''))
      if (article && isHere(article)) {
        const body = articleBody(article, { language: world.language, rendered: await render(article) })
        return answered(c, { title: article.title, body })
      }
      const body = toldBody(words.missing, words.missingWhy)
      return answered(c, { title: words.missing, body, status: 404 })
    }),
  )
  return app

  async function forReaders(c: Context<Env>, read: () => Promise<Response>): Promise<Response> {
    const standing = await standingOf(c.req.raw.headers, parts)
    if (standing === 'reads') return read()
    if (standing !== 'not-a-reader')
      return answered(c, { title: words.door, body: doorBody(wayBack(c.req.path)), status: 401 })
    const body = html`<h1>${words.notYours}</h1><p>${words.notYoursWhy}</p>`
    return answered(c, { title: words.notYours, body, status: 403 })
  }

  function all(): Article[] {
    return [...world.articles.values()].filter(isHere).sort((a, b) => a.title.localeCompare(b.title, world.language))
  }

  async function found(asked: string): Promise<Article[]> {
    const { results } = await search(asked, { limit: mostFound, audience: 'support' })
    return results.flatMap(({ id }) => world.articles.get(id) ?? []).filter(isHere)
  }

  function listBody(asked: string, items: readonly Article[]): Markup {
    return html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<form class="form community-find" action="${root}" role="search">
<div class="field"><label for="q">${words.find}</label><input id="q" name="q" type="search" value="${asked}" maxlength="200"></div>
<div class="acts"><button type="submit">${words.search}</button></div>
</form>
<p><a href="/search/${toldReader}">${words.whole}</a></p>
${asked ? html`<p><a href="${root}">${words.all}</a></p>` : ''}
${items.length === 0 ? html`<p role="status">${words.none}</p>` : html`<ul class="plain found">${items.map(item)}</ul>`}`
  }

  function doorBody(to: string): Markup {
    const says = auth.ways.oidc ? words.organisation : words.signIn
    return html`<h1>${words.door}</h1>
<p>${words.doorWhy}</p>
<p><a class="button main" href="${root}sign-in/?to=${encodeURIComponent(to)}" rel="nofollow">${says}</a></p>`
  }

  function toldBody(title: string, why: string): Markup {
    return html`<h1>${title}</h1><p>${why}</p><p><a href="${root}">${words.back}</a></p>`
  }
}

function item({ id, title, summary, language }: Article): Markup {
  return html`<li><h2><a href="${root}${id}/" lang="${language}">${title}</a></h2><p lang="${language}">${summary}</p></li>`
}

function isHere({ audience, draft }: Article): boolean {
  return audience === 'support' && !draft
}

/** An address of these pages, to be sent back to; whatever else is named leads to their first. */
function wayBack(asked: string | undefined): string {
  return asked && /^\/for-support\/(?:[\w.-]+\/)*$/.test(asked) && !asked.startsWith(`${root}sign-in/`) ? asked : root
}

type Answer = { title: string; body: Markup; status?: 200 | 401 | 403 | 404 | 503 }

async function answered(c: Context<Env>, { title, body, status = 200 }: Answer): Promise<Response> {
  const reads = status === 200 || status === 404
  const whole = await page({ title, body, house: c.var.house, ...(reads ? { script: 'for-support.js' } : {}) })
  return c.html(whole, status, privately)
}
