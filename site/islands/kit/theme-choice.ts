const key = 'ladder:theme'

class ThemeChoice extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector('select')
    if (!select) return
    select.value = document.documentElement.dataset.theme ?? 'system'
    select.addEventListener('change', () => choose(select.value))
  }
}

function choose(theme: string) {
  if (theme === 'system') {
    delete document.documentElement.dataset.theme
    localStorage.removeItem(key)
  } else {
    document.documentElement.dataset.theme = theme
    localStorage.setItem(key, theme)
  }
}

customElements.define('theme-choice', ThemeChoice)
