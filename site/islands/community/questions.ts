import type { QuestionsView } from '#domain/views/question.ts'
import { communityWords } from '#domain/words/community.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language, sayAgo } from '../kit/say.ts'

const words = communityWords(language)
const shown = 5

/** What was asked about an automation: without an answer first. The links below it lead there without a script, too. */
class CommunityQuestions extends HTMLElement {
  connectedCallback() {
    void this.load()
  }

  async load() {
    const about = { automation: this.dataset.automation ?? '', limit: String(shown) }
    const answers = await Promise.all(
      (['unanswered', 'newest'] as const).map((view) => ask('GET /community/questions', { query: { ...about, view } })),
    )
    const all = answers.flatMap((answer) => (answer.ok ? answer.value.items : []))
    const items = [...new Map(all.map((item) => [item.url, item])).values()].slice(0, shown)
    if (items.length === 0) return
    const list = document.createElement('ul')
    list.append(...items.map(lineOf))
    this.replaceChildren(list)
  }
}

function lineOf({ title, url, answers, accepted, askedAt }: QuestionsView['items'][number]): HTMLElement {
  const line = document.createElement('li')
  const link = document.createElement('a')
  link.href = onSite(url)
  link.dir = 'auto'
  link.textContent = title
  const facts = document.createElement('span')
  facts.className = 'soft small'
  facts.textContent = ` ${accepted ? words.accepted : words.answers(answers)} · ${sayAgo(askedAt)}`
  line.append(link, facts)
  return line
}

customElements.define('community-questions', CommunityQuestions)
