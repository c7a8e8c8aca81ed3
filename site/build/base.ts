import { otherOrigin, reachFrom, rebased } from '#domain/base/below.ts'
import { settings } from './settings.ts'

/** Where pages and API are reached from the site. */
const reach = reachFrom('site', settings)
/** The path below which the site is reached. */
export const base = reach.site
/** The origin of an API that is not the site's own. */
export const apiOrigin = otherOrigin('site', settings)
/** What islands know of it: no API at all where the home says how to get help without. */
export const reachedApi = settings.withoutApi ? null : reach.api

/** Pages name each other and the API from the root; where one lies elsewhere, each link is led there. */
export function belowBase(html: string): string {
  return rebased(html, reach)
}
