/** What was typed into the escalate form: kept in this browser until it is sent, so that nothing that happens loses it. */
export type Draft = {
  at: number
  values: Record<string, string>
  /** Suggestions that were opened while writing. */
  opened: { article: string; title: string }[]
  /** The last body that was sent, and its key: sending the same again cannot file it twice. */
  sent?: { body: string; key: string }
}

const key = 'ladder:draft:escalate'
const keptFor = 7 * 24 * 60 * 60 * 1000

export function readDraft(): Draft | null {
  try {
    const draft: Draft | null = JSON.parse(localStorage.getItem(key) ?? 'null')
    return draft && Date.now() - draft.at < keptFor ? draft : null
  } catch {
    return null
  }
}

export function saveDraft(draft: Omit<Draft, 'at'>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...draft, at: Date.now() }))
  } catch {
    // A browser without storage keeps it while the page is open.
  }
}

export function clearDraft(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

/** A key for one sending; the same body gets the same key. */
export function keyFor(body: string, sent: Draft['sent']): string {
  return sent?.body === body ? sent.key : randomKey()
}

export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
