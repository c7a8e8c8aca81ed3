import { sayOpening } from './opening.ts'

const often = 60_000

/** Says whether somebody works now, and until when; without a script the words of the page stay. */
class OpenNow extends HTMLElement {
  timer = 0

  connectedCallback() {
    this.say()
    this.timer = window.setInterval(() => this.say(), often)
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  say() {
    const openings = (this.dataset.openings ?? '').split(',').map(Number)
    const words = sayOpening(openings, new Date())
    if (words && words !== this.textContent) this.textContent = words
  }
}

customElements.define('open-now', OpenNow)
