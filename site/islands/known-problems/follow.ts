type Problem = { title?: string; detail?: string; errors?: { path: string; message: string }[] }

const fields = [
  ['name', 'Your name', 'text', 'name'],
  ['email', 'Your e-mail address', 'email', 'email'],
] as const

/** A form that follows a known problem: a request of one's own, answered by every update. */
export function followForm({ id, title }: { id: string; title: string }): HTMLFormElement {
  const form = document.createElement('form')
  form.className = 'follow'
  form.setAttribute('aria-label', `Follow: ${title}`)
  form.noValidate = true
  const wrong = document.createElement('p')
  wrong.className = 'wrong'
  wrong.setAttribute('role', 'alert')
  const button = document.createElement('button')
  button.textContent = 'Follow it instead of filing'
  const note = document.createElement('p')
  note.className = 'small'
  note.textContent = 'Every update answers you, by mail and on a page of your own.'
  form.append(...fields.map((field) => fieldOf(field, id)), wrong, button, note)
  const key = crypto.randomUUID()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (button.ariaDisabled === 'true') return
    button.ariaDisabled = 'true'
    void send(form, { id, key }).then((words) => {
      wrong.textContent = words
      button.ariaDisabled = 'false'
    })
  })
  return form
}

function fieldOf([name, label, type, autocomplete]: (typeof fields)[number], id: string): HTMLElement {
  const place = document.createElement('label')
  const input = document.createElement('input')
  Object.assign(input, { name, type, autocomplete, required: true, id: `follow-${id}-${name}` })
  place.append(label, input)
  return place
}

/** Goes to the request, or answers what is wrong. */
async function send(form: HTMLFormElement, { id, key }: { id: string; key: string }): Promise<string> {
  try {
    const answer = await fetch(`/api/known-problems/${encodeURIComponent(id)}/followers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    })
    const body = (await answer.json()) as { url?: string } & Problem
    if (answer.ok && body.url) {
      location.assign(body.url)
      return ''
    }
    const [first] = body.errors ?? []
    form.querySelector<HTMLInputElement>(`[name="${first?.path === 'email' ? 'email' : 'name'}"]`)?.focus()
    return first ? `Expected ${first.message}.` : `${body.title ?? 'Not sent'}. ${body.detail ?? ''}`
  } catch {
    return 'The server cannot be reached. Nothing was sent; try again in a moment.'
  }
}
