import { type Piece, promisePieces } from '#domain/words/promise.ts'
import { sayStepsAlong } from '#domain/words/reading.ts'
import { ask } from '../kit/ask.ts'
import { attemptHere } from '../kit/attempt.ts'
import { language, sayMoment } from '../kit/say.ts'
import { rememberRead } from '../kit/trail.ts'

/** Says who answers and by when, before anybody writes a word; and what will be sent along. */
class ArticlePromise extends HTMLElement {
  connectedCallback() {
    const here = attemptHere()
    if (here) rememberRead(here)
    this.sayAttempt()
    addEventListener('ladder:attempt', () => this.sayAttempt())
    void this.sayPromise()
  }

  async sayPromise() {
    const { article = '', automation = '' } = this.dataset
    const answer = await ask('GET /promise', { query: { article, ...(automation && { automation }) } })
    if (!answer.ok) return
    const { team, promise, calendar } = answer.value
    const place = this.querySelector('[data-promise]')
    if (!place || !promise.respondBy) return
    place.replaceChildren(
      ...promisePieces({ team, calendar, promise: { ...promise, resolveBy: null } }, language).map(nodeOf),
    )
  }

  sayAttempt() {
    const place = this.querySelector('[data-attempt]')
    const steps = attemptHere()?.steps ?? []
    const done = steps.flatMap((step, index) => (step.done ? [index + 1] : []))
    if (place) place.textContent = sayStepsAlong(done, language)
  }
}

function nodeOf(piece: Piece): Node | string {
  if ('words' in piece) return piece.words
  const moment = document.createElement('strong')
  moment.textContent = sayMoment(piece.instant)
  return moment
}

customElements.define('article-promise', ArticlePromise)
