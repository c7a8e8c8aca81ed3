import { readingWords } from '#domain/words/reading.ts'
import { language } from '../kit/say.ts'

const words = readingWords(language).tools

/** Copies the article as Markdown, or prints it. */
class ArticleTools extends HTMLElement {
  connectedCallback() {
    this.querySelector('[data-print]')?.addEventListener('click', () => print())
    this.querySelector('[data-copy]')?.addEventListener('click', () => this.copy())
  }

  async copy() {
    const status = this.querySelector('[role=status]')
    if (!status) return
    try {
      const answer = await fetch(this.dataset.markdown ?? '')
      if (!answer.ok) throw new Error(answer.statusText)
      await navigator.clipboard.writeText(await answer.text())
      status.textContent = words.copied
    } catch {
      status.textContent = words.notCopied(this.dataset.markdown ?? '')
    }
  }
}

customElements.define('article-tools', ArticleTools)
