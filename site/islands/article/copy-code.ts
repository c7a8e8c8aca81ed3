/** Puts a copy button into each block of code. */
class CopyCode extends HTMLElement {
  connectedCallback() {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = 'Copy'
    button.setAttribute('aria-live', 'polite')
    button.addEventListener('click', () => this.copy(button))
    this.append(button)
  }

  async copy(button: HTMLButtonElement) {
    const text = this.querySelector('pre')?.textContent ?? ''
    button.textContent = await navigator.clipboard.writeText(text).then(
      () => 'Copied',
      () => 'Select and copy by hand',
    )
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  }
}

customElements.define('copy-code', CopyCode)
