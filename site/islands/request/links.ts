import { formWords } from '#domain/words/form.ts'
import { requestWords } from '#domain/words/request.ts'
import { send } from '../kit/ask.ts'
import { isAddress } from '../kit/is-address.ts'
import { language, sayAway } from '../kit/say.ts'

/** Asks for a mail with links to all requests of an address; says the same whether the address is known or not. */
class RequestLinks extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    if (!form) return
    form.noValidate = true
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.ask(form)
    })
  }

  async ask(form: HTMLFormElement) {
    const input = form.querySelector<HTMLInputElement>('input[name=email]')
    const email = input?.value.trim() ?? ''
    const wrong = await this.send(email)
    const place = this.querySelector<HTMLElement>('#email-wrong')
    if (place) {
      place.textContent = wrong
      place.hidden = wrong === ''
    }
    input?.toggleAttribute('aria-invalid', wrong !== '')
    if (wrong) return input?.focus()
    form.hidden = true
    const sent = this.querySelector<HTMLElement>('[data-sent]')
    sent?.toggleAttribute('hidden', false)
    sent?.focus()
  }

  /** What went wrong, in words; empty when it is on its way. */
  async send(email: string): Promise<string> {
    if (!isAddress(email)) return formWords(language).wrongs.email
    const answer = await send('POST', '/request/links', { body: { email } })
    if (answer.ok) return ''
    const { links } = requestWords(language)
    if (answer.status === 0) return links.away(sayAway())
    if (answer.status === 429) return links.tooMany
    return answer.status === 422 ? formWords(language).wrongs.email : links.failed
  }
}

customElements.define('request-links', RequestLinks)
