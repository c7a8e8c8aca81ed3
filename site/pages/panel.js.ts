import type { APIRoute } from 'astro'
import { panelWords } from '#domain/words/panel.ts'
import { language } from '../library/say.ts'
import source from '../panel/place.js?raw'

/** The one script that an organisation puts on its other pages. */
export const GET: APIRoute = () => {
  const shown = { label: panelWords(language).title }
  const script = `(() => {\n${source.replace(/^export /m, '')}\nplacePanel(${JSON.stringify(shown)})\n})()\n`
  return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
}
