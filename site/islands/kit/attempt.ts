/** What a reader tried on an article before asking for help: kept in this browser, sent along when they escalate. */
export type Step = { id: string; text: string; done: boolean }
export type Attempt = {
  article: string
  title: string
  revision: string
  steps: Step[]
  vote?: 'yes' | 'no'
  /** Why it did not help. */
  reason?: string
}

const prefix = 'ladder:attempt:'

export function readAttempt(article: string): Attempt | null {
  try {
    return JSON.parse(localStorage.getItem(prefix + article) ?? 'null')
  } catch {
    return null
  }
}

export function saveAttempt(attempt: Attempt): void {
  try {
    localStorage.setItem(prefix + attempt.article, JSON.stringify(attempt))
    dispatchEvent(new CustomEvent('ladder:attempt', { detail: attempt }))
  } catch {
    // A browser without storage forgets; reading goes on.
  }
}

/** The article shown on this page, with what was tried so far. */
export function attemptHere(): Attempt | null {
  const shown = document.querySelector<HTMLElement>('[data-article][data-revision][data-title]')
  const { article = '', revision = '', title = '' } = shown?.dataset ?? {}
  if (!article) return null
  return { steps: [], ...readAttempt(article), article, revision, title }
}
