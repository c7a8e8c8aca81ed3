import type { KnownProblem } from '#domain/views/known-problem.ts'
import { followingWords } from '#domain/words/following.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { followForm } from './follow.ts'
import { sayReported } from './words.ts'

const words = followingWords(language)

/** Current problems. They fill a place that is kept for them; nothing moves, and nothing shows when the API is away. */
class KnownProblemsElement extends HTMLElement {
  connectedCallback() {
    void this.load()
  }

  async load() {
    const { automation } = this.dataset
    const answer = await ask('GET /known-problems', automation ? { query: { automation } } : {})
    if (!answer.ok) return
    const { items } = answer.value
    const concerns = automation === '' ? items.filter((item) => item.automation === null) : items
    if (concerns.length > 0) this.replaceChildren(noticeOf(concerns))
  }
}

/** One line of fixed height, however many there are; opened, it says everything. */
function noticeOf(items: readonly KnownProblem[]): HTMLElement {
  const now = new Date()
  const [first] = items as [KnownProblem, ...KnownProblem[]]
  const details = make('details', { class: 'known-problems' })
  const title = items.length === 1 ? first.title : words.many(items.length, items.map((item) => item.title).join(' · '))
  const facts = items.length === 1 ? sayReported(first, now) : sayReported({ ...first, reports: 0 }, now)
  const summary = make('summary', {}, [make('strong', {}, [title]), make('span', { class: 'small' }, [facts])])
  details.append(summary, ...items.flatMap((item) => partsOf(item, { now, alone: items.length === 1 })))
  return details
}

function partsOf(item: KnownProblem, { now, alone }: { now: Date; alone: boolean }): HTMLElement[] {
  return [
    ...(alone ? [] : [make('p', {}, [make('strong', { dir: 'auto' }, [item.title])])]),
    make('p', { class: 'small' }, [aboutOf(item), ' · ', sayReported(item, now)]),
    make('p', { class: 'told', dir: 'auto' }, [item.body]),
    followForm(item),
  ]
}

/** An automation that left the catalogue has a name and no page. */
function aboutOf({ automation }: KnownProblem): HTMLElement | string {
  if (!automation) return words.everything
  return automation.url ? make('a', { href: onSite(automation.url) }, [automation.name]) : automation.name
}

function make(name: string, attributes: Record<string, string> = {}, children: (string | Node)[] = []) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

customElements.define('known-problems', KnownProblemsElement)
