import { readingWords } from '#domain/words/reading.ts'
import { attemptHere, saveAttempt } from '../kit/attempt.ts'
import { hasApi, onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { sendSignals, tell, wantsNoTrace } from '../kit/signals.ts'
import { endTrail } from '../kit/trail.ts'

const said = readingWords(language).vote

/** Asks whether the article solved it, and if not, what was missing. */
class ArticleVote extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (button?.dataset.vote === 'yes') this.thank(said.helped, { helpful: true })
      if (button?.dataset.vote === 'no') this.ask()
      if (button?.dataset.reason) {
        this.thank(said.thanks, {
          helpful: false,
          reason: button.dataset.reason,
        })
      }
    })
  }

  ask() {
    this.querySelector('[data-reasons]')?.toggleAttribute('hidden', false)
    this.querySelector<HTMLElement>('[data-reason]')?.focus()
    rememberVote('no')
  }

  thank(words: string, vote: { helpful: boolean; reason?: string }) {
    rememberVote(vote.helpful ? 'yes' : 'no', vote.reason)
    if (vote.helpful) endTrail()
    for (const part of this.querySelectorAll('strong, button, fieldset')) part.toggleAttribute('hidden', true)
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
    const { article = '', revision } = this.dataset
    const body = JSON.stringify({ article, revision, ...vote })
    const headers = { 'content-type': 'application/json' }
    if (wantsNoTrace() && hasApi)
      void fetch(onSite('/api/feedback'), { method: 'POST', headers, body, keepalive: true }).catch(() => {})
    else {
      tell({ kind: 'vote', article, revision, ...vote })
      sendSignals()
    }
  }
}

function rememberVote(vote: 'yes' | 'no', reason?: string) {
  const attempt = attemptHere()
  if (attempt) saveAttempt({ ...attempt, vote, reason })
}

customElements.define('article-vote', ArticleVote)
