import type { APIRoute } from 'astro'
import { absolute } from '../library/absolute.ts'
import { library } from '../library/articles.ts'
import { organisation } from '../library/organisation.ts'
import { escapeXml } from '../library/xml.ts'

const fixed = [
  '/',
  '/runbooks/',
  '/faqs/',
  '/guides/',
  '/resources/',
  '/automations/',
  '/support/',
  '/glossary/',
  '/escalate/',
]

function alternate({ url, language }: { url: string; language: string }): string {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(absolute(url))}"/>`
}

export const GET: APIRoute = async () => {
  const { pages, versions } = await library()
  const { automations } = await organisation()
  const entries = [
    ...[...fixed, ...automations.map(({ url }) => url)].map((url) => ({ url, changed: undefined, versions: [] })),
    ...pages.map((article) => ({ url: article.url, changed: article.reviewed, versions: versions(article) })),
  ]
  const lines = entries.map(
    ({ url, changed, versions }) =>
      `<url><loc>${escapeXml(absolute(url))}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}${versions.map(alternate).join('')}</url>`,
  )
  const xhtml = pages.some(({ original }) => original) ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : ''
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${xhtml}>\n${lines.join('\n')}\n</urlset>\n`
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
