/** The path of an address, without a slash at its end: where everything lies below, mostly nowhere. */
export function basePathOf(publicUrl: string): string {
  const { pathname } = new URL(publicUrl)
  let end = pathname.length
  while (pathname[end - 1] === '/') end--
  return pathname.slice(0, end)
}

/** Where the portal's pages lie, and where the API does, which may be another origin. */
export type Places = { publicUrl: string; apiUrl: string }

/** What stands before the addresses of pages and before those of the API, in what one of the two answers: a path, or the address of the other. */
export type Reach = { site: string; api: string }

/** How one of both reaches itself and the other. An API that is named nowhere lies where the site does. */
export function reachFrom(here: 'site' | 'api', { publicUrl, apiUrl }: Places): Reach {
  const api = apiUrl || publicUrl
  const isOne = new URL(api).origin === new URL(publicUrl).origin
  return {
    site: here === 'site' || isOne ? basePathOf(publicUrl) : publicUrl,
    api: here === 'api' || isOne ? basePathOf(api) : api,
  }
}

/** The origin of the other one of both; null where both have the same. */
export function otherOrigin(here: 'site' | 'api', { publicUrl, apiUrl }: Places): string | null {
  const [site, api] = [new URL(publicUrl).origin, new URL(apiUrl || publicUrl).origin]
  if (site === api) return null
  return here === 'site' ? api : site
}

/** Where an address that begins at the root is reached. */
export function reached(address: string, { site, api }: Reach): string {
  return (/^\/(?:api|for-support)(?:[/?#]|$)/.test(address) ? api : site) + address
}

/** A page whose links, pictures and forms lead to where each is reached, where they led to the root. What a bundler has made leads there already. */
export function rebased(html: string, reach: Reach): string {
  if (reach.site === '' && reach.api === '') return html
  return html.replace(
    /(\s(?:href|src|action|formaction|data-markdown)=")(\/(?!\/)[^"]*)/g,
    (whole, name: string, address: string) =>
      address.startsWith(`${reach.site}/_astro/`) ? whole : name + reached(address, reach),
  )
}
