import type { Places } from './below.ts'

/** Whole addresses, for whoever is told of them elsewhere: of a request by its token, of a ticket at the desk and in the API. */
export type Addresses = Record<'request' | 'desk' | 'self', (of: string) => string>

/** The addresses of an installation. */
export function addressesOf({ publicUrl, apiUrl }: Places): Addresses {
  const [site, api] = [publicUrl, apiUrl || publicUrl].map(withoutEnd)
  return {
    request: (token) => `${site}/request/#${token}`,
    desk: (ref) => `${site}/desk/ticket/#${ref}`,
    self: (ref) => `${api}/api/tickets/${ref}`,
  }
}

function withoutEnd(url: string): string {
  let end = url.length
  while (url[end - 1] === '/') end--
  return url.slice(0, end)
}
