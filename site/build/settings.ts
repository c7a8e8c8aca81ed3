import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SiteSettings } from './site-settings.ts'

/** What the site is made with: what the build hands on, else what the home says. Bundled pages have no place of their own, so they are never asked where the product lies. */
export const settings: SiteSettings = process.env.LADDER_SITE
  ? JSON.parse(process.env.LADDER_SITE)
  : (await import('./site-settings.ts')).ownSiteSettings(process.cwd())

process.env.LADDER_SITE ??= JSON.stringify(settings)

export const contentUrl = pathToFileURL(join(settings.contentDir, '/'))
/** The product's own manual lies with the product, whatever the content is. */
export const manualDir = join(settings.root, 'content')
export const manualUrl = pathToFileURL(join(manualDir, '/'))
/** The API beside the development server. */
export const developmentApi = process.env.LADDER_API
