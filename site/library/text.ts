export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "Order sync" for "order-sync" */
export function unslug(slug: string): string {
  return capitalise(slug.replaceAll('-', ' '))
}

export function today(): string {
  return Temporal.Now.plainDateISO().toString()
}
