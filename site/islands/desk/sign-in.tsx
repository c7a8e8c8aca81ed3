import { useRef, useState } from 'preact/hooks'
import { sayTooManyTries, signInWords } from '#domain/words/sign-in.ts'
import { send } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { Trouble } from './trouble.tsx'

const { door: words } = signInWords(language)

/** The desk's door. */
export function SignIn({ ways, onIn }: { ways: { oidc: boolean }; onIn: () => void }) {
  const [wrong, setWrong] = useState(refusedElsewhere())
  const [busy, setBusy] = useState(false)
  const address = useRef<HTMLInputElement>(null)
  async function submit(event: Event) {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    const answer = await send('POST', '/auth/sign-in/email', {
      body: { email: String(form.get('email')).trim(), password: form.get('password') },
    })
    setBusy(false)
    if (answer.ok) onIn()
    else if (answer.status === 429) setWrong(sayTooManyTries(answer.retryAfter ?? 60, language))
    else setWrong(answer.problem ? words.wrongPair : words.away)
  }
  async function elsewhere() {
    const here = new URL(location.href)
    here.searchParams.delete('error')
    const answer = await send('POST', '/auth/sign-in/social', {
      body: { provider: 'oidc', callbackURL: here.href, errorCallbackURL: here.origin + here.pathname },
    })
    const { url } = (answer.ok ? answer.value : {}) as { url?: string }
    if (url) location.assign(url)
    else setWrong(words.elsewhereFailed)
  }
  return (
    <main id="main" tabIndex={-1} class="desk-door">
      <h1>{words.title}</h1>
      <p class="soft">{words.lead}</p>
      <Trouble says={wrong} />
      <form class="form" onSubmit={submit}>
        <div class="field">
          <label for="email">{words.email}</label>
          <input id="email" name="email" type="email" required autocomplete="username" ref={address} />
        </div>
        <div class="field">
          <label for="password">{words.password}</label>
          <input id="password" name="password" type="password" required autocomplete="current-password" />
        </div>
        <button type="submit" class="main" aria-disabled={busy}>
          {busy ? words.busy : words.submit}
        </button>
      </form>
      {ways.oidc && (
        <p>
          <button type="button" onClick={elsewhere}>
            {words.elsewhere}
          </button>
        </p>
      )}
      <LinkByMail address={() => address.current} />
    </main>
  )
}

/** A link to the address above. What is said is the same whether it has a login or not. */
function LinkByMail({ address }: { address: () => HTMLInputElement | null }) {
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  async function mail() {
    const input = address()
    const email = input?.value.trim() ?? ''
    if (email === '' || !input?.validity.valid) {
      setSaid(words.noAddress)
      return input?.focus()
    }
    setBusy(true)
    const answer = await send('POST', '/auth/links', { body: { email } })
    setBusy(false)
    if (answer.ok) setSaid(words.mailed(email))
    else if (answer.status === 429) setSaid(words.tooManyMails)
    else setSaid(answer.status === 422 ? words.noAddress : words.notMailed)
  }
  return (
    <section class="desk-door-link" aria-labelledby="forgotten">
      <h2 id="forgotten">{words.forgotten}</h2>
      <p class="soft">{words.forgottenHow}</p>
      <button type="button" aria-disabled={busy} onClick={() => void mail()}>
        {busy ? words.mailing : words.mailLink}
      </button>
      <p role="status">{said}</p>
    </section>
  )
}

/** The sign-in library leads back with the reason when it does not let somebody in who comes from the identity provider. */
function refusedElsewhere(): string {
  const error = new URLSearchParams(location.search).get('error')
  if (error === null) return ''
  return error === 'account_not_linked' ? words.elsewhereRefused : words.elsewhereFailed
}
