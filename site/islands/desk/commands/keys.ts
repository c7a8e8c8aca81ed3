export type Keys = Record<string, () => void>

/** Single keys of a page; they rest while somebody types, while a dialog is open, and with Ctrl, Alt or Command. */
export function listenToKeys(keys: Keys): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const target = event.target as HTMLElement
    if (target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog')) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  document.addEventListener('keydown', pressed)
  return () => document.removeEventListener('keydown', pressed)
}
