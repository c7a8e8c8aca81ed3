import { resolve } from 'node:path'
import { buildSite } from './build-site.ts'
import { siteDir } from './built-site.ts'
import { findChromium } from './chromium.ts'

/** Finds a browser, and builds the site that most browser tests look at. */
export default async function setup(): Promise<void> {
  process.env.CHROME_PATH = findChromium()
  await buildSite({ CONTENT_DIR: resolve(import.meta.dirname, '../../content'), SITE_DIR: siteDir })
}
