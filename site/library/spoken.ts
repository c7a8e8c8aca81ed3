/** Routes of the portal that are there in each language that some article is in, beside the articles themselves. */
export const spokenRoutes = [
  '',
  '404',
  'automations',
  'automations/[automation]',
  'automations/[automation]/articles/[...page]',
  'chat',
  'escalate',
  'faqs/[...page]',
  'glossary',
  'guides/[...page]',
  'problems',
  'request',
  'requests',
  'resources/[...page]',
  'runbooks/[...page]',
  'search',
  'support',
] as const

const addresses = spokenRoutes.map((route) =>
  `${route}/`.replace('[...page]/', '(page-\\d+/)?').replace('[automation]', '[^/?#]+'),
)
const theirs = new RegExp(`^/(|${addresses.slice(1).join('|')})([?#]|$)`)

/** Where an address of the portal is read in a language: that of a page of `spokenRoutes` below it, any other as it is. */
export function spokenAddress(address: string, language: string): string {
  return theirs.test(address) ? `/${language}${address}` : address
}
