import type { Signal, SignalSource } from '#domain/knowledge/signal.ts'
import { hasApi, onSite } from './base.ts'

const key = 'ladder:visit'
const waiting: Partial<Record<SignalSource, Signal[]>> = {}

/** Whether the browser says that its reader is not to be followed. */
export function wantsNoTrace(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean }
  return doNotTrack === '1' || globalPrivacyControl === true
}

/** Tells what was done, when the page is left or hidden; nothing of who did it. */
export function tell(signal: Signal, source: SignalSource = 'portal'): void {
  waiting[source] = [...(waiting[source] ?? []), signal]
}

/** Sends what waits to be told. */
export function sendSignals(): void {
  for (const [source, signals] of Object.entries(waiting)) {
    delete waiting[source as SignalSource]
    if (hasApi && !wantsNoTrace())
      navigator.sendBeacon(
        onSite('/api/signals'),
        JSON.stringify({ source, visit: visit(), signals: signals.slice(-50) }),
      )
  }
}

/** A random name for what is done in this tab: it ends with it, and nothing else is kept under it. */
export function visit(): string | undefined {
  try {
    const known = sessionStorage.getItem(key)
    if (known) return known
    const made = [...crypto.getRandomValues(new Uint8Array(8))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    sessionStorage.setItem(key, made)
    return made
  } catch {
    return undefined
  }
}

addEventListener('pagehide', sendSignals)
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') sendSignals()
})
