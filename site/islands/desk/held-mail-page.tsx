import { useEffect, useState } from 'preact/hooks'
import type { HeldMail, HeldMails } from '#domain/views/held-mail.ts'
import { mailInWords } from '#domain/words/mail-in.ts'
import { ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { PlainText } from './plain-text.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const words = mailInWords(language)

export function openHeldMail() {
  openDesk((session) => <HeldMailPage session={session} />)
}

/** Mails that wait for a look: what they say, why they wait, and where they go. */
function HeldMailPage({ session }: { session: Session }) {
  const [found, setFound] = useState<HeldMails | null>(null)
  const [said, setSaid] = useState('')
  const counts = useCounts()
  const read = async () => {
    const answer = await ask('GET /desk/mail')
    if (answer.ok) setFound(answer.value)
    else setSaid(sayRefusal(answer.problem))
  }
  useEffect(() => void read(), [])
  const accept = async (id: string, ref: string | undefined) => {
    const answer = await ask('PUT /desk/mail/{id}/acceptance', { at: { id }, body: ref === undefined ? {} : { ref } })
    if (answer.ok) await read()
    setSaid(answer.ok ? words.said[answer.value.outcome](answer.value.ref) : sayRefusal(answer.problem))
  }
  const discard = async (id: string) => {
    const answer = await ask('DELETE /desk/mail/{id}', { at: { id } })
    if (answer.ok) await read()
    setSaid(answer.ok ? words.said.discarded : sayRefusal(answer.problem))
  }
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="mail" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">{words.title}</h1>
        <p class="soft">{words.intro}</p>
        <p role="status" class={said ? 'desk-said' : 'only-read'}>
          {said}
        </p>
        {found === null && !said && <p class="soft">Reading …</p>}
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
      </main>
    </>
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
            placeholder="TKT-…"
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
