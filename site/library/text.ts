/** "1 runbook", "3 runbooks", "1,200 runbooks" */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`
}

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
