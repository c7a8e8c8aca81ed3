import { deskPageWords } from '#domain/words/desk-page.ts'
import '../kit/base-links.ts'
import { type ComponentChildren, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { signInWords } from '#domain/words/sign-in.ts'
import { ask, send } from '../kit/ask.ts'
import { rememberAtDesk } from '../kit/at-desk.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { AtDesk } from './at-desk.ts'
import { Commanded } from './commands/commands.tsx'
import { Person } from './drafts.ts'
import { sayRefusal } from './refusal.ts'
import { SignIn } from './sign-in.tsx'
import type { Problem, Session } from './types.ts'

const around = deskPageWords(language)

const { refused: words } = signInWords(language)

type Door =
  | { is: 'opening' }
  | { is: 'shut'; ways: { oidc: boolean } }
  | { is: 'refused'; problem: Problem | null }
  | { is: 'open'; session: Session }

/** Shows a page of the desk to people who are signed in, and the door to everybody else. */
function Behind({ page }: { page: (session: Session) => ComponentChildren }) {
  const [door, setDoor] = useState<Door>({ is: 'opening' })
  const knock = async () => {
    const answer = await ask('GET /desk/session')
    rememberAtDesk(answer.ok)
    if (answer.ok) setDoor({ is: 'open', session: answer.value })
    else if (answer.problem?.status === 401) {
      setDoor({ is: 'shut', ways: answer.problem.ways ?? { oidc: false } })
    } else setDoor({ is: 'refused', problem: answer.problem })
  }
  useEffect(() => {
    void knock()
  }, [])
  switch (door.is) {
    case 'opening':
      return (
        <main id="main" tabIndex={-1} class="desk-main">
          <p class="soft" role="status">
            {around.opening}
          </p>
        </main>
      )
    case 'shut':
      return <SignIn ways={door.ways} onIn={() => void knock()} />
    case 'refused':
      return <Refused problem={door.problem} onAgain={() => void knock()} />
    case 'open':
      return (
        <AtDesk.Provider value={door.session}>
          <Person.Provider value={door.session.person.email}>
            <Commanded session={door.session}>{page(door.session)}</Commanded>
          </Person.Provider>
        </AtDesk.Provider>
      )
  }
}

/** Why somebody who is signed in is not let in. */
function Refused({ problem, onAgain }: { problem: Problem | null; onAgain: () => void }) {
  const isOut = problem?.status === 403
  const isUnverified = problem?.code === 'request.unverified'
  return (
    <main id="main" tabIndex={-1} class="desk-door">
      <h1>{isUnverified ? words.unverified : isOut ? words.notYours : words.failed}</h1>
      <p>{isUnverified ? words.unverifiedWhy : isOut ? words.notYoursWhy : sayRefusal(problem)}</p>
      <p>
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>{' '}
        {isOut && (
          <button type="button" onClick={() => void signOut()}>
            {words.another}
          </button>
        )}
      </p>
    </main>
  )
}

/** Ends this session, and the one at the identity provider where it ends such; everywhere: those of all browsers. */
export async function signOut({ everywhere = false } = {}) {
  rememberAtDesk(false)
  const here = onSite('/desk/')
  if (everywhere) await send('POST', '/auth/revoke-sessions', { body: {} })
  const left = await send('POST', '/auth/sign-out', { body: { callbackURL: new URL(here, location.href).href } })
  const { url } = ((left.ok && left.value) || {}) as { url?: string }
  location.assign(url ?? here)
}

export function openDesk(page: (session: Session) => ComponentChildren) {
  const place = document.getElementById('desk')
  if (!place) return
  place.replaceChildren()
  render(<Behind page={page} />, place)
}
