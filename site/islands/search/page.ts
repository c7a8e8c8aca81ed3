import type { Answer, Filters } from '#domain/search/result.ts'
import { sayNumber } from '#domain/words/numbers.ts'
import { find } from '../../search/client.ts'
import { below, onSite, spoken } from '../kit/base.ts'
import { knowReader } from '../kit/for-support.ts'
import { language } from '../kit/say.ts'
import { setTitle } from '../kit/title.ts'
import { wordsOfAddress } from './address.ts'
import { noteSearch, settle } from './log.ts'
import { emptyState, resultList, troubleState } from './results.ts'
import { escalateUrl, make, sayFound, searchUrl, words } from './words.ts'

const pause = 180
const atOnce = 10

/** The page of results. Its address holds the words and filters, so that it can be shared and gone back to. */
class SearchPage extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = 0
  private limit = atOnce
  /** The search behind the page. */
  find = find

  connectedCallback() {
    const { input, form } = this
    knowReader()
    this.read()
    input.addEventListener('input', () => this.later())
    this.addEventListener('change', ({ target }) => target !== input && this.restart('push'))
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      this.restart('push')
    })
    this.addEventListener('click', (event) => {
      const { target } = event
      const more = target instanceof Element && target.closest('[data-more]')
      if (more) void this.more()
      else if (target instanceof Element && target.closest('[data-again]')) this.restart()
      else if (target instanceof Element && target.closest(`a[href^="${onSite('/escalate/')}"]`)) settle()
      const meant = target instanceof Element && target.closest<HTMLElement>('[data-meant]')?.dataset.meant
      if (meant && !event.ctrlKey && !event.metaKey) {
        event.preventDefault()
        input.value = meant
        this.restart('push')
      }
    })
    addEventListener('popstate', () => {
      this.read()
      this.restart()
    })
    addEventListener('online', () => this.querySelector('[data-again]') && this.restart())
    this.restart()
    if (input.value.trim() === '' && !this.dataset.from) input.focus()
  }

  get input(): HTMLInputElement {
    return this.querySelector('input[name=q]') as HTMLInputElement
  }

  get form(): HTMLFormElement | null {
    return this.input.form
  }

  get filters(): Filters {
    const kind = this.querySelector<HTMLInputElement>('input[name=kind]:checked')?.value || undefined
    const automation = this.querySelector<HTMLSelectElement>('select[name=automation]')?.value || undefined
    return { kind, automation }
  }

  read() {
    const asked = new URLSearchParams(location.search)
    const typed = this.dataset.from === 'address' ? wordsOfAddress(below(location.pathname), spoken) : ''
    this.input.value = asked.get('q') ?? (this.input.value || typed)
    for (const radio of this.querySelectorAll<HTMLInputElement>('input[name=kind]')) {
      radio.checked = radio.value === (asked.get('kind') ?? '')
    }
    const select = this.querySelector<HTMLSelectElement>('select[name=automation]')
    if (select) select.value = asked.get('automation') ?? ''
  }

  later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.restart('replace'), pause)
  }

  restart(history?: 'push' | 'replace') {
    clearTimeout(this.timer)
    this.limit = atOnce
    const query = this.input.value.trim()
    if (history && !this.dataset.from) {
      const address = onSite(query ? searchUrl(query, this.filters) : '/search/')
      if (address !== location.pathname + location.search) window.history[`${history}State`](null, '', address)
    }
    void this.run(query)
  }

  async run(query: string) {
    const asked = ++this.asked
    const place = this.querySelector<HTMLElement>('[data-results]')
    if (!place) return
    if (query === '') {
      place.replaceChildren(emptyState())
      return this.say('')
    }
    place.setAttribute('aria-busy', 'true')
    try {
      const answer = await find(query, { filters: this.filters, limit: this.limit })
      if (asked !== this.asked) return
      if (this.limit === atOnce) noteSearch(answer)
      place.replaceChildren(...resultList(answer, { filters: this.filters }), ...this.others(query))
      this.count(answer)
      this.say(sayFound(answer), answer.weak && answer.places.length + answer.known.length === 0)
      this.carry(answer)
    } catch {
      if (asked !== this.asked) return
      place.replaceChildren(troubleState(escalateUrl(query, this.filters)))
      this.say(words.trouble, true)
    }
    place.removeAttribute('aria-busy')
  }

  /** The ways to what people asked each other, and to asking them; the words go along. */
  others(query: string): HTMLElement[] {
    const { community: among, ask } = this.dataset
    if (!among || !ask) return []
    const way = (label: string, page: string, about: Record<string, string>) =>
      make('a', { href: `/community/${page}?${new URLSearchParams(about)}` }, label)
    return [make('p', {}, way(among, '', { q: query }), ' · ', way(ask, 'ask/', { searched: query.slice(0, 200) }))]
  }

  async more() {
    const seen = this.limit
    this.limit += atOnce
    await this.run(this.input.value.trim())
    this.querySelectorAll<HTMLElement>('.results a.result')[seen]?.focus()
  }

  /** How many there are behind each filter. */
  count({ kinds, automations }: Answer) {
    const all = Object.values(kinds).reduce((sum, count) => sum + count, 0)
    for (const place of this.querySelectorAll<HTMLElement>('[data-count]')) {
      const count = place.dataset.count === '' ? all : (kinds[place.dataset.count ?? ''] ?? 0)
      place.textContent = sayNumber(count, language)
    }
    for (const option of this.querySelectorAll<HTMLOptionElement>('select[name=automation] option')) {
      option.dataset.name ??= option.text
      const count = automations[option.value] ?? 0
      option.text = option.value === '' ? option.dataset.name : `${option.dataset.name} (${count})`
    }
  }

  /** Words in the title, so that the page is told from others in a row of tabs. */
  carry({ query }: Answer) {
    if (!this.dataset.from) setTitle(words.titleOf(query))
  }

  /** Told to those who listen; hidden from those who see it said below. */
  say(text: string, isSaidBelow = false) {
    const told = this.querySelector('[data-told]')
    if (told) told.textContent = text
    told?.classList.toggle('only-read', isSaidBelow)
  }
}

customElements.define('search-page', SearchPage)
