import type { APIRoute } from 'astro'
import { settings } from '../build/settings.ts'
import { absolute } from '../library/absolute.ts'
import { library } from '../library/articles.ts'
import { recent } from '../library/changes.ts'
import { organisation } from '../library/organisation.ts'
import { words } from '../library/say.ts'
import { isSameLanguage } from '../library/told-language.ts'
import { escapeXml } from '../library/xml.ts'

const shown = 50

/** What changed, as an Atom feed. */
export const GET: APIRoute = async () => {
  const { pages } = await library()
  const { model } = await organisation()
  const several = pages.some(({ language }) => !isSameLanguage(language, settings.language))
  const address = (path: string) => escapeXml(absolute(path))
  const newest = recent(pages, shown)
  const entries = newest.map(
    ({ title, summary, url, language, reviewed, revision }) => `  <entry>
    <title>${escapeXml(title)}</title>
    <link href="${address(url)}"${several ? ` hreflang="${language}"` : ''}/>
    <id>${address(url)}#${revision}</id>
    <updated>${reviewed ?? '1970-01-01'}T00:00:00Z</updated>
    <summary>${escapeXml(summary)}</summary>
  </entry>`,
  )
  const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>${escapeXml(words.changes(settings.name))}</title>
  <link href="${address('/')}"/>
  <link rel="self" href="${address('/feed.xml')}"/>
  <id>${address('/')}</id>
  <updated>${newest[0]?.reviewed ?? '1970-01-01'}T00:00:00Z</updated>
  <author><name>${escapeXml(model.name)}</name></author>
${entries.join('\n')}
</feed>
`
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
}
