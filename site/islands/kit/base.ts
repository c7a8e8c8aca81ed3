import { reached } from '#domain/base/below.ts'
import { spokenAddress } from '../../library/spoken.ts'

/** The path below which the whole site lies, without a slash at its end; mostly none. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '')
/** The language below which this page and its like lie; mostly none. */
export const spoken = globalThis.document?.documentElement.dataset.spoken
const api: string | null = import.meta.env.LADDER_API

/** Whether there is an API: a site on a host of files may be without. */
export const hasApi = api !== null

/** Where an address of the site or of the API is reached. What the bundler has made is named as it is reached. */
export function onSite(address: string): string {
  if (!/^\/(?!\/)/.test(address) || address.startsWith(`${base}/_astro/`)) return address
  return reached(spoken ? spokenAddress(address, spoken) : address, { site: base, api: api ?? base })
}

/** The address of the site that is reached at a path. */
export function below(path: string): string {
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path
}
