/** Pages of the portal that are there in each language that some article is in, beside the articles themselves. */
export const spokenPages = ['', 'chat/', 'escalate/', 'request/', 'requests/', 'search/', 'support/'] as const

const theirs = new RegExp(`^/(?:${spokenPages.join('|')})(?:[?#]|$)`)

/** Where an address of the portal is read in a language: that of a page of `spokenPages` below it, any other as it is. */
export function spokenAddress(address: string, language: string): string {
  return theirs.test(address) ? `/${language}${address}` : address
}
