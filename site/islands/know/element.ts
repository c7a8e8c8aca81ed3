import { askedWords } from '#domain/words/asked.ts'
import { ask, type Refused } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'

const words = askedWords(language)
const link = '#let-us-know'

/** Sends what was not found without leaving the page. Links to it open it, with their words in it. */
class LetUsKnow extends HTMLElement {
  #key = crypto.randomUUID()

  connectedCallback() {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#send()
    })
    document.addEventListener('click', (event) => {
      const asked = event.target instanceof Element ? event.target.closest<HTMLElement>(`a[href="${link}"]`) : null
      if (!asked) return
      event.preventDefault()
      this.#open(asked.dataset.words ?? '')
    })
    if (location.hash === link) this.#open('')
  }

  #open(said: string) {
    this.querySelector('details')?.setAttribute('open', '')
    const field = this.querySelector('textarea')
    if (!field) return
    if (field.value === '') field.value = said
    field.focus()
    this.scrollIntoView({ block: 'center' })
  }

  async #send() {
    const form = this.querySelector('form')
    if (!form) return
    const filled = [...new FormData(form)].filter(([, value]) => value !== '')
    this.#say(words.sending)
    const answer = await ask('POST /needs', { body: Object.fromEntries(filled), key: this.#key })
    if (!answer.ok) {
      if (answer.problem) this.#key = crypto.randomUUID()
      return this.#say(sayWrong(answer))
    }
    const { request } = answer.value
    this.querySelector('details')?.remove()
    if (!request) return this.#say(words.thanks)
    const own = document.createElement('a')
    own.href = onSite(request.url)
    own.textContent = words.follow
    this.#say(`${words.thanks} ${words.answered(request.team.name, request.ref)} `, own, `: ${words.keep}.`)
  }

  #say(...said: (string | Node)[]) {
    this.querySelector('[role=status]')?.replaceChildren(...said)
  }
}

function sayWrong({ problem }: Refused): string {
  if (!problem) return `${words.notSent}. ${words.away}`
  return `${words.notSent}. ${problem.errors?.map(({ message }) => message).join(' ') ?? problem.detail}`
}

customElements.define('let-us-know', LetUsKnow)
