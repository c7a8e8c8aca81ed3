/** Fills the search of the page that says "not here" with the words of the address that was asked for. */
class MissingPage extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[name=q]')
    if (input && !input.value) input.value = wordsOf(location.pathname)
  }
}

function wordsOf(path: string): string {
  try {
    const last = decodeURIComponent(path).split('/').filter(Boolean).slice(-2).join(' ')
    return last
      .replace(/\.\w+$/, '')
      .replace(/[-_+]+/g, ' ')
      .trim()
      .slice(0, 120)
  } catch {
    return ''
  }
}

customElements.define('missing-page', MissingPage)
