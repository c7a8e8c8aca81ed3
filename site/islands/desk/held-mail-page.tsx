import { useState } from 'preact/hooks'
import type { HeldMail } from '#domain/views/held-mail.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { mailInWords } from '#domain/words/mail-in.ts'
import { ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { FoundPage, useFound } from './found-page.tsx'
import { PlainText } from './plain-text.tsx'
import type { Session } from './types.ts'

const words = mailInWords(language)
const around = deskPageWords(language)

export function openHeldMail() {
  openDesk((session) => <HeldMailPage session={session} />)
}

/** Mails that wait for a look: what they say, why they wait, and where they go. */
function HeldMailPage({ session }: { session: Session }) {
  const state = useFound(() => ask('GET /desk/mail'))
  const { found, act } = state
  const accept = (id: string, ref: string | undefined) => {
    const accepted = ask('PUT /desk/mail/{id}/acceptance', { at: { id }, body: ref === undefined ? {} : { ref } })
    return act(accepted, ({ outcome, ref: into }) => words.said[outcome](into))
  }
  const discard = (id: string) => act(ask('DELETE /desk/mail/{id}', { at: { id } }), () => words.said.discarded)
  return (
    <FoundPage session={session} page="mail" words={words} state={state}>
      {found?.count === 0 && <p>{words.none}</p>}
      {found && found.count > found.items.length && <p>{words.more(found.count - found.items.length)}</p>}
      <ul class="gaps">
        {found?.items.map((mail) => (
          <Held
            key={mail.id}
            mail={mail}
            accept={(ref) => void accept(mail.id, ref)}
            discard={() => void discard(mail.id)}
          />
        ))}
      </ul>
    </FoundPage>
  )
}

type Props = { mail: HeldMail; accept: (ref?: string) => void; discard: () => void }

function Held({ mail, accept, discard }: Props) {
  const { id, at, why, from, subject, text, isCut, files, ref } = mail
  const [into, setInto] = useState(ref ?? '')
  return (
    <li class="gap">
      <div class="gap-head">
        <h2 dir="auto">{subject || words.noSubject}</h2>
      </div>
      <p class="small soft">
        <span dir="auto">{words.from(from?.name ?? '', from?.address ?? '')}</span>, {sayMoment(at)}
      </p>
      <p>
        {why} {ref && words.seemsAbout(ref)}
      </p>
      <PlainText text={text} />
      {isCut && <p class="small soft">{words.cut}</p>}
      {files.length > 0 && (
        <p class="small soft" dir="auto">
          {words.files(files.join(', '))}
        </p>
      )}
      <form
        class="acts"
        onSubmit={(event) => {
          event.preventDefault()
          accept(into.trim())
        }}
      >
        <div class="field held-into">
          <label for={`into-${id}`}>{words.into}</label>
          <input
            id={`into-${id}`}
            required
            placeholder={around.reference}
            value={into}
            onInput={(event) => setInto(event.currentTarget.value)}
          />
        </div>
        <button type="submit">{words.accept}</button>{' '}
        <button type="button" onClick={() => accept()}>
          {words.open}
        </button>{' '}
        <button type="button" class="quiet" onClick={discard}>
          {words.discard}
        </button>
      </form>
    </li>
  )
}
