/** A search box. Nothing of search is loaded before somebody goes to it; `/` and Ctrl-K lead there from anywhere. */
class LadderSearch extends HTMLElement {
  connectedCallback() {
    if (this.closest('search-page')) return
    if (this.contains(document.activeElement)) this.wake()
    else this.addEventListener('focusin', () => this.wake(), { once: true })
  }

  wake() {
    void import('./box.ts').then(({ makeSearchBox }) => makeSearchBox(this))
  }
}

function goToSearch(event: KeyboardEvent) {
  const isShortcut =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
  const input = document.querySelector<HTMLInputElement>('ladder-search input')
  if (!input || !(isShortcut || isSlash) || event.defaultPrevented) return
  event.preventDefault()
  input.focus()
  input.select()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

customElements.define('ladder-search', LadderSearch)
addEventListener('keydown', goToSearch)
