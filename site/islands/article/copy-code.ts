import { readingWords } from '#domain/words/reading.ts'
import { language } from '../kit/say.ts'

const words = readingWords(language).copy

/** Puts a copy button into each block of code. */
class CopyCode extends HTMLElement {
  connectedCallback() {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = words.copy
    button.setAttribute('aria-live', 'polite')
    button.addEventListener('click', () => this.copy(button))
    this.append(button)
  }

  async copy(button: HTMLButtonElement) {
    const text = this.querySelector('pre')?.textContent ?? ''
    button.textContent = await navigator.clipboard.writeText(text).then(
      () => words.copied,
      () => words.byHand,
    )
    setTimeout(() => {
      button.textContent = words.copy
    }, 2000)
  }
}

customElements.define('copy-code', CopyCode)
