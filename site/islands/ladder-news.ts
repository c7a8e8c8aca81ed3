type News = { id: string; automation: { id: string; name: string } | string | null; title: string; startedAt: string }

/** Current problems. They fill a place that is kept for them; nothing moves, and nothing shows when the API is away. */
class LadderNews extends HTMLElement {
  connectedCallback() {
    void this.load()
  }

  async load() {
    const { automation } = this.dataset
    const query = automation ? `?automation=${encodeURIComponent(automation)}` : ''
    try {
      const answer = await fetch(`/api/announcements${query}`)
      if (!answer.ok) return
      const { items }: { items: News[] } = await answer.json()
      if (items.length > 0) this.show(items)
    } catch {
      // The words of the page stay.
    }
  }

  show(items: News[]) {
    const list = document.createElement('ul')
    list.className = 'news'
    list.append(...items.slice(0, 3).map(lineOf))
    this.replaceChildren(list)
  }
}

function lineOf({ automation, title }: News): HTMLElement {
  const line = document.createElement('li')
  const name = typeof automation === 'string' ? undefined : automation?.name
  const strong = document.createElement('strong')
  strong.textContent = title
  line.append(strong, name ? ` We know, and work on it. (${name})` : ' We know, and work on it.')
  return line
}

customElements.define('ladder-news', LadderNews)
