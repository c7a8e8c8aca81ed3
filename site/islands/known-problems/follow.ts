import { followingWords } from '#domain/words/following.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { goTo } from '../kit/go-to.ts'
import { language, sayAway } from '../kit/say.ts'

const words = followingWords(language)

/** A form that follows a known problem: a request of one's own, answered by every update. */
export function followForm({ id, title }: { id: string; title: string }): HTMLFormElement {
  const form = document.createElement('form')
  form.className = 'follow'
  form.setAttribute('aria-label', words.form(title))
  form.noValidate = true
  const wrong = document.createElement('p')
  wrong.className = 'wrong'
  wrong.setAttribute('role', 'alert')
  const button = document.createElement('button')
  button.textContent = words.instead
  const note = document.createElement('p')
  note.className = 'small'
  note.textContent = words.hint
  form.append(emailField(id), wrong, button, note)
  const key = crypto.randomUUID()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (button.ariaDisabled === 'true') return
    button.ariaDisabled = 'true'
    void send(form, { id, key }).then((said) => {
      wrong.textContent = said
      button.ariaDisabled = 'false'
    })
  })
  return form
}

function emailField(id: string): HTMLElement {
  const label = document.createElement('label')
  const input = document.createElement('input')
  const kind = { name: 'email', type: 'email', autocomplete: 'email' } as const
  Object.assign(input, { ...kind, required: true, id: `follow-${id}-email` })
  label.append(words.email, input)
  return label
}

/** Goes to the request, or answers what is wrong. */
async function send(form: HTMLFormElement, { id, key }: { id: string; key: string }): Promise<string> {
  const body = Object.fromEntries(new FormData(form))
  const answer = await ask('POST /known-problems/{id}/followers', { at: { id }, body, key })
  if (answer.ok) {
    goTo(onSite(answer.value.url))
    return ''
  }
  const { problem } = answer
  if (!problem) return `${sayAway()} ${words.notSent}`
  const [first] = problem.errors ?? []
  form.querySelector<HTMLInputElement>('[name="email"]')?.focus()
  return first ? words.expected(first.message) : `${problem.title}. ${problem.detail}`
}
