import { AsyncLocalStorage } from 'node:async_hooks'
import { guardedFetch } from './guarded-fetch.ts'
import { type Net, plainNet } from './inside.ts'

/** What calls of a library are held to: they end after so many milliseconds, and go inside only when that is allowed. */
export type FetchLimit = { milliseconds: number; allowPrivate: boolean; net?: Net }

const what = 'the address of the identity provider'
const limits = new AsyncLocalStorage<FetchLimit>()
let isInstalled = false

/**
 * Runs a library that calls the global `fetch`, knows no limit and takes no other: each call it makes ends in time, goes where
 * it may, and is led nowhere else. Calls from elsewhere are left as they are.
 */
export function withFetchLimit<T>(limit: FetchLimit, work: () => T): T {
  install()
  return limits.run(limit, work)
}

function install(): void {
  if (isInstalled) return
  isInstalled = true
  const plain = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const limit = limits.getStore()
    return limit === undefined ? plain(input, init) : guardedFetch(input, init, { what, net: plainNet, ...limit })
  }
}
