import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { z } from 'zod'
import { type Reach, rebased } from '#domain/base/below.ts'
import { type LogoShown, ladderMark, logoPictures } from '#domain/home/brand.ts'
import { languageOf } from '#domain/words/language.ts'
import { mainLinks, pageWords } from '#domain/words/pages.ts'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** How an operation describes that it answers a page. */
export const htmlPage = { 'text/html': { schema: z.string() } } as const

/** Whose pages they are. */
export type House = {
  reach: Reach
  /** The origin of the portal's pages, where that is not this one. */
  elsewhere: string | null
  name: string
  language: string
  direction: 'ltr' | 'rtl'
  /** The host of the model that is sent what is asked in the chat; empty for none. */
  answersBy: string
  favicon: string
  /** Null where it has none of its own. */
  logo: LogoShown | null
  styles: string | null
}

export const plainHouse: House = {
  reach: { site: '', api: '' },
  elsewhere: null,
  name: 'Ladder',
  language: 'en',
  direction: 'ltr',
  answersBy: '',
  favicon: '/favicon.svg',
  logo: null,
  styles: null,
}

type Page = {
  title: string
  body: Markup
  house: House
  /** What search engines find it by; without it they are asked to stay away. */
  found?: { address: string; description: string; data?: object }
  /** Names of scripts of its own, which the site has in its root. */
  script?: string
}

/** One page of the server's own, with everything put into it escaped. It looks like the site by the site's server.css. */
export async function page({ title, body, house, found, script }: Page): Promise<HtmlEscapedString> {
  const language = languageOf(house.language)
  const links = mainLinks(language, { withoutApi: false })
  const whole = await html`<!doctype html>
<html lang="${house.language}" dir="${house.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${found ? foundBy(found) : html`<meta name="robots" content="noindex">`}
<link rel="icon" href="${house.favicon}">
<title>${title} · ${house.name}</title>
<script src="/theme.js"></script>
${script ? html`<script src="/${script}" defer></script>` : ''}
<link rel="stylesheet" href="/server.css">
${house.styles ? html`<link rel="stylesheet" href="${house.styles}">` : ''}
</head>
<body>
<header class="top">
<div class="top-start"><a class="brand" href="/">${brand(house)}</a></div>
<nav aria-label="${pageWords(language).main}"><ul class="plain">${links.map(({ name, url }) => html`<li><a href="${url}">${name}</a></li>`)}</ul></nav>
</header>
<main id="main" class="server-page">
${body}
</main>
</body>
</html>`
  return raw(rebased(String(whole), house.reach)) as HtmlEscapedString
}

/** Its logo or the mark, and its name where that is not in the logo: as on every page of the site. */
function brand({ logo, name }: House): Markup {
  const mark = logo
    ? logoPictures(logo).map(
        ({ address, width, height, only }) =>
          html`<img class="logo only-${only}" src="${address}" width="${width}" height="${height}" alt="${logo.hasName ? name : ''}">`,
      )
    : html`<svg width="18" height="20" viewBox="0 0 18 20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="${ladderMark}"></path></svg>`
  return html`${mark}${logo?.hasName ? '' : html`<span>${name}</span>`}`
}

/** Data is no script: browsers leave it alone, and nothing in it can end the element. */
function foundBy({ address, description, data }: NonNullable<Page['found']>): Markup {
  const json = data ? JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c') : ''
  return html`<link rel="canonical" href="${address}">
<meta name="description" content="${description}">
${data ? html`<script type="application/ld+json">${raw(json)}</script>` : ''}`
}
