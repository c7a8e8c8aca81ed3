import { satteri } from '@astrojs/markdown-satteri'
import { addressOf } from '#domain/knowledge/sibling.ts'
import { base } from '../build/base.ts'
import { contentUrl, manualUrl } from '../build/settings.ts'
import { saying } from '../library/say.ts'
import { features, pluginsFor } from './plugins.ts'

const words = (id: string | undefined) => saying({ pathname: base + (id ? addressOf(id) : '/') }).words

/** How the texts of the site become HTML. */
export const markdown = satteri({ features, ...pluginsFor({ roots: [contentUrl, manualUrl], words }) })
