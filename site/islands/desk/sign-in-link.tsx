import '../kit/base-links.ts'
import { render } from 'preact'
import { useState } from 'preact/hooks'
import { leastPassword } from '#domain/base/password.ts'
import { signInWords } from '#domain/words/sign-in.ts'
import { send } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'

const { door, link: words } = signInWords(language)

/** Where the link of a mail leads: it signs in, or sets a new password. Its token is sent when one of them is chosen, not before. */
function SignInLink({ token }: { token: string }) {
  const [isOver, setOver] = useState(token === '')
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  async function use(method: 'POST' | 'PUT', path: string, body: object) {
    setBusy(true)
    const answer = await send(method, path, { token, body })
    setBusy(false)
    if (answer.ok) location.assign(onSite('/desk/'))
    else if (answer.status === 401) setOver(true)
    else setWrong(answer.problem?.errors?.[0]?.message ?? answer.problem?.detail ?? door.away)
  }
  function choose(event: Event) {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget as HTMLFormElement).get('password'))
    if (password.length < leastPassword) return setWrong(words.tooShort(leastPassword, password.length))
    setWrong('')
    return void use('PUT', '/auth/links/password', { password })
  }
  if (isOver)
    return (
      <>
        <p class="wrongs" role="alert">
          {words.over}
        </p>
        <p>
          <a href="/desk/">{words.ask}</a>
        </p>
      </>
    )
  return (
    <>
      <p class="soft">{words.lead}</p>
      <button
        type="button"
        class="main"
        aria-disabled={busy}
        onClick={() => void use('POST', '/auth/links/session', {})}
      >
        {words.enter}
      </button>
      <h2>{words.change}</h2>
      <p class="soft">{words.changeLead}</p>
      <form class="form" onSubmit={choose} noValidate>
        <div class="field">
          <label for="password">{words.password}</label>
          <p class="hint" id="password-hint">
            {words.hint(leastPassword)}
          </p>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            aria-describedby="password-hint password-wrong"
            aria-invalid={wrong !== ''}
          />
          <p class="wrong" id="password-wrong" role="alert">
            {wrong}
          </p>
        </div>
        <button type="submit" aria-disabled={busy}>
          {words.submit}
        </button>
      </form>
    </>
  )
}

/** Shows the page; the token leaves the address at once. */
export function openSignInLink() {
  const place = document.getElementById('desk')
  if (!place) return
  const token = /^#([\w-]{16,64})$/.exec(location.hash)?.[1] ?? ''
  history.replaceState(null, '', location.pathname)
  place.replaceChildren()
  render(
    <main id="main" tabIndex={-1} class="desk-door">
      <h1>{door.title}</h1>
      <SignInLink token={token} />
    </main>,
    place,
  )
}
