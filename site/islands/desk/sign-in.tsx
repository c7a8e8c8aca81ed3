import { useState } from 'preact/hooks'
import { sayTooManyTries } from '#domain/words/sign-in.ts'
import { type Refused, send } from '../kit/ask.ts'
import { language } from '../kit/say.ts'

function wrongPair({ problem }: Refused): string {
  return problem
    ? 'The address and the password do not belong together. Try again, or ask the person who runs this desk for a new password.'
    : 'The server cannot be reached. Try again in a moment.'
}

/** The desk's door. */
export function SignIn({ ways, onIn }: { ways: { oidc: boolean }; onIn: () => void }) {
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  async function submit(event: Event) {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    const answer = await send('POST', '/auth/sign-in/email', {
      body: { email: String(form.get('email')).trim(), password: form.get('password') },
    })
    setBusy(false)
    if (answer.ok) onIn()
    else setWrong(answer.status === 429 ? sayTooManyTries(answer.retryAfter ?? 60, language) : wrongPair(answer))
  }
  async function elsewhere() {
    const answer = await send('POST', '/auth/sign-in/social', {
      body: { provider: 'oidc', callbackURL: location.href },
    })
    const { url } = (answer.ok ? answer.value : {}) as { url?: string }
    if (url) location.assign(url)
    else setWrong('Signing in with your organisation does not work right now. Try again, or use your password.')
  }
  return (
    <main id="main" tabIndex={-1} class="desk-door">
      <h1>Sign in to the desk</h1>
      <p class="soft">For the people who answer requests. To follow your own request, use the link in your e-mail.</p>
      {wrong && (
        <p class="wrongs" role="alert">
          {wrong}
        </p>
      )}
      <form class="form" onSubmit={submit}>
        <div class="field">
          <label for="email">E-mail address</label>
          <input id="email" name="email" type="email" required autocomplete="username" />
        </div>
        <div class="field">
          <label for="password">Password</label>
          <input id="password" name="password" type="password" required autocomplete="current-password" />
        </div>
        <button type="submit" class="main" aria-disabled={busy}>
          {busy ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
      {ways.oidc && (
        <p>
          <button type="button" onClick={elsewhere}>
            Sign in with your organisation
          </button>
        </p>
      )}
    </main>
  )
}
