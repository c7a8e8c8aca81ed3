import type { MDXInstance } from 'astro'
import { type Heading, handed } from '../build/hand-over.ts'
import { mdxFile } from './mdx-file.ts'

/** The text of a page, as HTML or, where it is MDX, as a component. */
export type Written = { headings: Heading[] } & ({ html: string } | { Content: MDXInstance<object>['Content'] })

/** What a file says, ready for its page. */
export async function written(path: string): Promise<Written> {
  if (!path.endsWith('.mdx')) return handed().render(path)
  const { Content, getHeadings } = await mdxFile(path)
  return { Content, headings: getHeadings() }
}
