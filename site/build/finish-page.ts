import { belowBase } from './base.ts'
import { spokenLinks } from './other-languages.ts'

/** What every page is given at the end; `path` is below the site. */
export function finishPage(html: string, path: string): string {
  return belowBase(spokenLinks(html, path))
}
