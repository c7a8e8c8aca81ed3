import type { APIRoute } from 'astro'
import { settings } from '../build/settings.ts'
import { absolute } from '../library/absolute.ts'

const hidden = ['/request/', '/desk/', '/api/', '/community/confirm/']

/** What search engines may not read, and where they find what there is. */
export const GET: APIRoute = () => {
  const base = new URL(absolute('/')).pathname.replace(/\/$/, '')
  const maps = ['/sitemap.xml', ...(settings.community ? ['/community/sitemap.xml'] : [])]
  const lines = [
    'User-agent: *',
    ...hidden.map((path) => `Disallow: ${base}${path}`),
    ...maps.map((path) => `Sitemap: ${absolute(path)}`),
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
