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
      status.textContent = 'Copied.'
    } catch {
      status.textContent = `Not copied. It is at ${this.dataset.markdown}.`
    }
  }
}

customElements.define('article-tools', ArticleTools)
