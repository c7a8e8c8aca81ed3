import type { Features, HastPluginList, MdastPluginList } from 'satteri'
import { codeBlocks } from './code-blocks.ts'
import { components } from './components.ts'
import { directives } from './directives.ts'
import type { Pages } from './files.ts'
import { headings } from './headings.ts'
import { images } from './images.ts'
import { links } from './links.ts'
import { plainColons } from './plain-colons.ts'
import { rawHtml } from './raw-html.ts'
import { tables } from './tables.ts'

export const features = { directive: true, smartPunctuation: false } as const satisfies Features

/** How `.md` and `.mdx` become HTML: directives, links between files, and code that can be copied. */
export function pluginsFor(pages: Pages): { mdastPlugins: MdastPluginList; hastPlugins: HastPluginList } {
  return {
    mdastPlugins: [rawHtml, plainColons, directives(pages), components, images],
    hastPlugins: [headings(pages), links(pages), codeBlocks, tables],
  }
}
