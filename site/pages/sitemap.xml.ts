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

export const GET: APIRoute = async () => {
  const { all } = await library()
  const { automations } = await organisation()
  const entries = [
    ...[...fixed, ...automations.map(({ url }) => url)].map((url) => ({ url, changed: undefined })),
    ...all.map(({ url, reviewed }) => ({ url, changed: reviewed })),
  ]
  const lines = entries.map(
    ({ url, changed }) =>
      `<url><loc>${escapeXml(absolute(url))}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`,
  )
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
