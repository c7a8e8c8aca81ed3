/** The path of an address, without a slash at its end: where everything lies below, mostly nowhere. */
export function basePathOf(publicUrl: string): string {
  const { pathname } = new URL(publicUrl)
  let end = pathname.length
  while (pathname[end - 1] === '/') end--
  return pathname.slice(0, end)
}

/** A page whose links, pictures and forms lead below a base path, where they led to the root. What a bundler has made leads there already. */
export function rebased(html: string, base: string): string {
  if (base === '') return html
  return html.replace(
    /(\s(?:href|src|action|formaction|data-markdown)=")(\/(?!\/)[^"]*)/g,
    (whole, name: string, address: string) =>
      address.startsWith(`${base}/_astro/`) ? whole : `${name}${base}${address}`,
  )
}
