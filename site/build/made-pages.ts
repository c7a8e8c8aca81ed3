import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What each page of a built site that is made from content was made from, as a key, by its file below the site. */
export type MadePages = Readonly<Record<string, string>>

/** Lies in a site and tells of its pages. */
export const madePagesFile = '.pages'

/** What is known of the pages of a site; nothing where there is none. */
export function readMadePages(site: string): MadePages {
  try {
    return JSON.parse(readFileSync(join(site, madePagesFile), 'utf8'))
  } catch {
    return {}
  }
}
