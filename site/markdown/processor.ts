import { satteri } from '@astrojs/markdown-satteri'
import { codeBlocks } from './code-blocks.ts'
import { components } from './components.ts'
import { directives } from './directives.ts'
import { headings } from './headings.ts'
import { images } from './images.ts'
import { links } from './links.ts'
import { plainColons } from './plain-colons.ts'
import { rawHtml } from './raw-html.ts'
import { tables } from './tables.ts'

/** How `.md` and `.mdx` become HTML: directives, links between files, and code that can be copied. */
export const markdown = satteri({
  features: { directive: true, smartPunctuation: false },
  mdastPlugins: [rawHtml, plainColons, directives, components, images],
  hastPlugins: [headings, links, codeBlocks, tables],
})
