import { useState } from 'preact/hooks'
import type { Answers } from '#domain/views/answers.ts'
import { openSessionWords } from '#domain/words/open-sessions.ts'
import { ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { FoundPage, useFound } from './found-page.tsx'
import type { Session } from './types.ts'

const words = openSessionWords(language)

type Open = Answers['GET /desk/sessions']['items'][number]

export function openSessions() {
  openDesk((session) => <SessionsPage session={session} />)
}

/** Where the person is signed in: each can be ended, or all but this one; who runs the desk signs anybody out. */
function SessionsPage({ session }: { session: Session }) {
  const state = useFound(() => ask('GET /desk/sessions'))
  const { found, act } = state
  const end = (id: string) => act(ask('DELETE /desk/sessions/{id}', { at: { id } }), ({ ended }) => words.ended(ended))
  const endOthers = () => act(ask('DELETE /desk/sessions'), ({ ended }) => words.ended(ended))
  const others = found?.items.filter(({ isThis }) => !isThis) ?? []
  return (
    <FoundPage session={session} page="sessions" words={words} state={state}>
      <ul class="gaps">
        {found?.items.map((item) => (
          <OpenItem key={item.id} item={item} end={() => void end(item.id)} />
        ))}
      </ul>
      {others.length > 0 && (
        <p>
          <button type="button" onClick={() => void endOthers()}>
            {words.others}
          </button>
        </p>
      )}
      {found && session.administrator && (
        <SignOut
          session={session}
          onChosen={(email, name) =>
            void act(ask('POST /desk/sign-outs', { body: { email } }), ({ ended }) => words.somebody.ended(ended, name))
          }
        />
      )}
    </FoundPage>
  )
}

function OpenItem({ item: { browser, startedAt, endsAt, isThis }, end }: { item: Open; end: () => void }) {
  const since = sayMoment(startedAt)
  return (
    <li class="gap">
      <div class="gap-head">
        <h2>{browser}</h2>
        {isThis ? (
          <strong>{words.here}</strong>
        ) : (
          <button type="button" onClick={end}>
            {words.end}
            <span class="only-read"> {words.endOf(browser, since)}</span>
          </button>
        )}
      </div>
      <p class="soft small">
        {words.since(since)}, {words.until(sayMoment(endsAt))}
      </p>
    </li>
  )
}

type SignOutProps = { session: Session; onChosen: (email: string, name: string) => void }

function SignOut({ session: { people }, onChosen }: SignOutProps) {
  const { title, intro, person, act } = words.somebody
  const [email, setEmail] = useState('')
  const choose = (event: Event) => {
    event.preventDefault()
    onChosen(email, people.find((one) => one.email === email)?.name ?? email)
  }
  return (
    <form class="act form" onSubmit={choose} aria-label={title}>
      <h2>{title}</h2>
      <p class="soft">{intro}</p>
      <div class="field">
        <label for="sign-out-person">{person}</label>
        <select id="sign-out-person" required value={email} onChange={(event) => setEmail(event.currentTarget.value)}>
          <option value="">–</option>
          {people.map(({ email: at, name }) => (
            <option key={at} value={at}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="acts">
        <button type="submit">{act}</button>
      </div>
    </form>
  )
}
