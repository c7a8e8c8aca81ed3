import { useState } from 'preact/hooks'
import { grades } from '#domain/model/choices.ts'
import type { BulkAct } from '#domain/views/bulk.ts'
import { actWords } from '#domain/words/acts.ts'
import { gradeChoices } from '#domain/words/form.ts'
import { bulkWords } from '#domain/words/queue.ts'
import { language } from '../kit/say.ts'
import { useDraft } from './drafts.ts'
import { Area, Choice, Line } from './form-parts.tsx'
import { MentionArea } from './mention-area.tsx'
import { PutInTemplate } from './put-in.tsx'
import { RefusedTickets, Trouble } from './trouble.tsx'
import type { QueueRow, Session } from './types.ts'
import type { Bulk } from './use-bulk.ts'

const words = bulkWords(language)
const says = actWords(language)
const verbs = Object.keys(words.acts) as BulkAct['verb'][]

type Props = { session: Session; rows: readonly QueueRow[]; bulk: Bulk; onClear: () => void }

/** One act for all chosen tickets, and what came of it. */
export function BulkBar({ session, rows, bulk, onClear }: Props) {
  const [verb, setVerb] = useState<BulkAct['verb'] | null>(null)
  const { planned, seconds, said, refused, failed } = bulk
  const isPossible = (name: BulkAct['verb']) =>
    name !== 'assign-on-call' || rows.some(({ team }) => session.onCall.some((one) => one.team.id === team.id))
  if (rows.length === 0 && !planned && !said && !failed) return null
  return (
    <section class="bulk" aria-label={words.title}>
      {planned ? (
        <p role="status">
          {words.soon(words.acts[planned.act.verb], planned.tickets.length, seconds)}{' '}
          <button type="button" onClick={bulk.undo}>
            {words.undo}
          </button>{' '}
          <button type="button" class="quiet" onClick={bulk.now}>
            {words.now}
          </button>
        </p>
      ) : (
        said && <p role="status">{said}</p>
      )}
      <Trouble says={failed} />
      <RefusedTickets says={words.refused(refused.length)} refused={refused} />
      {rows.length > 0 && !planned && (
        <div class="acts">
          <strong>{words.chosen(rows.length)}</strong>
          {verbs.filter(isPossible).map((name) => (
            <button
              key={name}
              type="button"
              aria-expanded={verb === name}
              onClick={() => setVerb(verb === name ? null : name)}
            >
              {words.acts[name]}
            </button>
          ))}
          <button type="button" class="quiet" onClick={onClear}>
            {words.clear}
          </button>
        </div>
      )}
      {verb && rows.length > 0 && !planned && (
        <BulkForm key={verb} verb={verb} session={session} rows={rows} onSend={bulk.plan} />
      )}
    </section>
  )
}

type FormProps = {
  verb: BulkAct['verb']
  session: Session
  rows: readonly QueueRow[]
  onSend: (act: BulkAct, tickets: string[]) => void
}

function BulkForm({ verb, session, rows, onSend }: FormProps) {
  const draft = useDraft('bulk', verb)
  const first = rows[0]?.ref ?? ''
  const one = draft.values.other && rows.some(({ ref }) => ref === draft.values.other) ? draft.values.other : first
  const tickets = rows.map(({ ref }) => ref).filter((ref) => (verb !== 'merge' && verb !== 'group') || ref !== one)
  const given = (name: string, otherwise = '') => draft.values[name] ?? otherwise
  const people = session.people.filter(({ teams }) => rows.some(({ team }) => teams.includes(team.id)))
  const me = session.person.email
  const others = people.filter(({ email }) => email !== me).map(({ email, name }) => [email, name] as const)
  const grade = (of: 'impacts' | 'urgencies') => gradeChoices(of, language)
  function made(): BulkAct {
    switch (verb) {
      case 'assign-on-call':
        return { verb, with: {} }
      case 'assign':
        return { verb, with: { to: given('to', me) } }
      case 'reprioritise':
        return {
          verb,
          with: { impact: gradeOf(given('impact')), urgency: gradeOf(given('urgency')) },
        }
      case 'reply':
      case 'note':
        return { verb, with: { body: given('body') } }
      case 'resolve':
        return { verb, with: { note: given('note') } }
      case 'escalate':
        return {
          verb,
          with: {
            reason: given('reason'),
            handover: { tried: given('tried'), evidence: given('evidence'), ask: given('ask') },
          },
        }
      case 'group':
        return { verb, with: { with: one } }
      case 'merge':
        return { verb, with: { into: one } }
    }
  }
  const refs = rows.map(({ ref, title }) => [ref, `${ref} ${title}`] as const)
  return (
    <form
      class="act form"
      aria-label={words.acts[verb]}
      onSubmit={(event) => {
        event.preventDefault()
        onSend(made(), tickets)
      }}
    >
      {verb === 'assign' && (
        <Choice draft={draft} name="to" label={says.assign.to} options={[[me, says.assign.toMe], ...others]} />
      )}
      {verb === 'reprioritise' && (
        <>
          <Choice draft={draft} name="impact" label={says.reprioritise.impact} options={grade('impacts')} />
          <Choice draft={draft} name="urgency" label={says.reprioritise.urgency} options={grade('urgencies')} />
        </>
      )}
      {(verb === 'reply' || verb === 'note') && (
        <>
          {verb === 'note' ? (
            <MentionArea draft={draft} name="body" {...says.note.body} />
          ) : (
            <Area draft={draft} name="body" {...says.reply.body} />
          )}
          <PutInTemplate use={verb} draft={draft} view={null} />
          <p class="hint">{says.putIn.fields}</p>
        </>
      )}
      {verb === 'resolve' && <Area draft={draft} name="note" {...says.resolve.note} />}
      {verb === 'escalate' && (
        <>
          <Line draft={draft} name="reason" label={says.escalate.reason} />
          <Area draft={draft} name="tried" label={says.escalate.tried} rows={2} />
          <Area draft={draft} name="evidence" label={says.escalate.evidence} rows={2} />
          <Area draft={draft} name="ask" label={says.escalate.ask} rows={2} />
        </>
      )}
      {verb === 'group' && <Choice draft={draft} name="other" label={words.with} options={refs} />}
      {verb === 'merge' && <Choice draft={draft} name="other" label={words.into} options={refs} />}
      <div class="acts">
        <button type="submit" class="main" disabled={tickets.length === 0}>
          {words.send(words.acts[verb], tickets.length)}
        </button>
      </div>
    </form>
  )
}

function gradeOf(text: string) {
  return grades.find((one) => one === text) ?? grades[0]
}
