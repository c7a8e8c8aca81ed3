import { getEntry, type RenderResult, render } from 'astro:content'
import { type Heading, handed } from '../build/hand-over.ts'
import { settings } from '../build/settings.ts'

/** The text of a page, as HTML or, where it is MDX, as a component. */
export type Written = { headings: Heading[] } & ({ html: string } | { Content: RenderResult['Content'] })

/** What a file says, ready for its page. */
export async function written(path: string): Promise<Written> {
  if (!path.endsWith('.mdx')) return handed().render(path)
  const id = path.slice(settings.contentDir.length + 1).replace(/\.mdx$/, '')
  const entry = await getEntry('mdx', id)
  if (!entry) throw new Error(`${path} has not been compiled yet. Load this page again in a moment.`)
  return render(entry)
}
