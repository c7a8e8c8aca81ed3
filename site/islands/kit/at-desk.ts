const key = 'ladder:at-desk'

/** Remembers whether somebody is signed in at the desk in this browser, so that the pages of everybody ask nothing in vain. */
export function rememberAtDesk(isIn: boolean): void {
  try {
    if (isIn) localStorage.setItem(key, '1')
    else localStorage.removeItem(key)
  } catch {
    // A browser without storage shows the desk's lines at the desk alone.
  }
}

export function isAtDesk(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}
