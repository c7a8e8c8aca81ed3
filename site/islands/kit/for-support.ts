const key = 'ladder:for-support'

/** Whether this browser is one of somebody who reads articles for support, so that that of everybody else asks nothing in vain. */
export function isReader(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

/** Pages for readers, which may lie at another origin, say in the address that they lead one here. */
export function knowReader(): void {
  if (location.hash !== '#for-support') return
  try {
    localStorage.setItem(key, '1')
  } catch {
    // A browser without storage finds them by the search of those pages.
  }
}

/** For one who is signed out, or no reader any more. */
export function forgetReader(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was remembered.
  }
}
