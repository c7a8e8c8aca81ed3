import { AsyncLocalStorage } from 'node:async_hooks'

const limits = new AsyncLocalStorage<number>()
let isInstalled = false

/**
 * Runs a library that calls the global `fetch`, knows no limit and takes no other: each call it makes ends after so many
 * milliseconds, and is led nowhere else. Calls from elsewhere are left as they are.
 */
export function withFetchLimit<T>(milliseconds: number, work: () => T): T {
  install()
  return limits.run(milliseconds, work)
}

function install(): void {
  if (isInstalled) return
  isInstalled = true
  const plain = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const limit = limits.getStore()
    if (limit === undefined) return plain(input, init)
    const signals = [AbortSignal.timeout(limit), ...(init?.signal ? [init.signal] : [])]
    const redirect = init?.redirect === 'manual' ? 'manual' : 'error'
    return plain(input, { ...init, redirect, signal: AbortSignal.any(signals) })
  }
}
