/** The path below which the whole site lies, without a slash at its end; mostly none. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** Where an address of the site is reached. What the bundler has made is named as it is reached. */
export function onSite(address: string): string {
  return /^\/(?!\/)/.test(address) && !address.startsWith(`${base}/_astro/`) ? base + address : address
}

/** The address of the site that is reached at a path. */
export function below(path: string): string {
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path
}
