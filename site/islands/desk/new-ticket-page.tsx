import { useEffect, useState } from 'preact/hooks'
import { formWords, gradeNames, typeNames } from '#domain/words/form.ts'
import { newTicketWords } from '#domain/words/new-ticket.ts'
import { askPromise, PromiseBox, type PromiseState } from '../escalate/promise.tsx'
import { bodyOf } from '../escalate/values.ts'
import { ask } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language } from '../kit/say.ts'
import { setTitle } from '../kit/title.ts'
import { openDesk } from './door.tsx'
import { useDraft } from './drafts.ts'
import { Area, Choice, Fields, Line } from './form-parts.tsx'
import { Rail } from './rail.tsx'
import { SendForm } from './send-form.tsx'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'
import { type Done, refusedFor } from './use-ticket.ts'

const words = newTicketWords(language)
const form = formWords(language)

export function openNewTicketPage() {
  setTitle(words.title)
  openDesk((session) => <NewTicketPage session={session} />)
}

/** A ticket for somebody who called or came by, by the same form, promise and law. */
function NewTicketPage({ session }: { session: Session }) {
  const counts = useCounts()
  const draft = useDraft('new', 'ticket', {
    automation: new URLSearchParams(location.search).get('automation') ?? '',
    type: 'incident',
    impact: 'medium',
    urgency: 'medium',
  })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const [opened, setOpened] = useState('')
  const { automation = '', type = '', impact = '', urgency = '' } = draft.values
  const promise = usePromise({ automation, type, impact, urgency })
  const collect = promise.is === 'known' ? promise.promised.collect : []
  async function send(key: string): Promise<Done> {
    const body = bodyOf(draft.values, { collect, article: undefined, attempt: undefined })
    const answer = await ask('POST /desk/tickets', { body, key })
    if (!answer.ok) return refusedFor(answer)
    setOpened(answer.value.ref)
    return { ok: true }
  }
  useEffect(() => {
    if (opened) location.assign(onSite(`/desk/ticket/#${opened}`))
  }, [opened])
  const { fields } = form
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="new" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">{words.title}</h1>
        <p class="soft">{words.lead}</p>
        <SendForm
          title={words.form}
          button={words.send}
          said=""
          draft={draft}
          send={send}
          onWrongs={setWrongs}
          onDone={() => {}}
          onCancel={() => location.assign(onSite('/desk/'))}
        >
          <div class="field-row">
            <Line draft={draft} name="name" label={words.name} wrong={wrongs['requester.name']} />
            <Line draft={draft} name="email" type="email" {...words.email} wrong={wrongs['requester.email']} />
          </div>
          <Choice
            draft={draft}
            name="automation"
            label={fields.automation.label}
            required={false}
            options={[['', fields.automation.none], ...session.automations.map(({ id, name }) => [id, name] as const)]}
          />
          <Line draft={draft} name="title" {...fields.title} wrong={wrongs.title} />
          <Area
            draft={draft}
            name="description"
            label={fields.description.label}
            hint={words.description}
            wrong={wrongs.description}
          />
          <Fields draft={draft} fields={collect} wrongs={wrongs} prefix="details" below="detail." />
          <div class="field-row">
            <Choice draft={draft} name="type" label={fields.type.label} options={typeNames(language)} />
            <Choice draft={draft} name="impact" label={fields.impact.label} options={gradeNames('impacts', language)} />
            <Choice
              draft={draft}
              name="urgency"
              label={fields.urgency.label}
              options={gradeNames('urgencies', language)}
            />
          </div>
          {type === 'change' && (
            <div class="field-row">
              <Line
                draft={draft}
                name="window-from"
                type="datetime-local"
                {...fields['window-from']}
                required={false}
                wrong={wrongs['window.from'] ?? wrongs.window}
              />
              <Line
                draft={draft}
                name="window-to"
                type="datetime-local"
                {...fields['window-to']}
                required={false}
                wrong={wrongs['window.to']}
              />
            </div>
          )}
          <div class="promise">
            <PromiseBox state={promise} />
          </div>
        </SendForm>
      </main>
    </>
  )
}

/** What would be promised, asked anew when what it hangs on is changed; the last question counts. */
function usePromise(question: Record<string, string>): PromiseState {
  const [state, setState] = useState<PromiseState>({ is: 'asked' })
  useEffect(() => {
    const asked = new AbortController()
    askPromise(question, asked.signal)
      .then((answer) =>
        setState(answer.ok ? { is: 'known', promised: answer.value, now: new Date().toISOString() } : { is: 'away' }),
      )
      .catch(() => {})
    return () => asked.abort()
  }, Object.values(question))
  return state
}
