import { useRef, useState } from 'preact/hooks'
import { fold } from '#domain/language/fold.ts'
import { waitReasons } from '#domain/model/choices.ts'
import { actWords } from '#domain/words/acts.ts'
import { draftHandover, handoverWords, type Said } from '#domain/words/handover.ts'
import { language } from '../../kit/say.ts'
import { useDraft } from '../drafts.ts'
import { Area, Choice, Fields, Line } from '../form-parts.tsx'
import { ActForm, type FormProps } from '../send-form.tsx'
import type { DeskTicket } from '../types.ts'
import type { Act } from './act.ts'

const words = actWords(language)
const { drafted } = handoverWords(language)

/** Up the ladder, with everything the next level needs. */
function EscalateForm(props: FormProps) {
  const view = props.ticket.view
  const rungs = view?.escalateTo ?? []
  const known = view
    ? draftHandover(
        rungs.flatMap(({ handover }) => handover),
        saidBy(view),
        language,
      )
    : {}
  const draft = useDraft(view?.ticket.ref ?? '', 'escalate', known)
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const rung = rungs.find(({ level }) => String(level) === draft.values.to) ?? rungs[0]
  if (!rung) return <p>{words.escalate.atTheTop}</p>
  return (
    <ActForm
      title={words.escalate.title}
      button={words.escalate.send(rung.team.name)}
      said={words.escalate.done(rung.team.name)}
      deed={() => ({
        verb: 'escalate',
        body: {
          to: rung.level,
          reason: draft.values.reason ?? '',
          handover: Object.fromEntries(
            rung.handover.flatMap(({ name }) => (draft.values[name] ? [[name, draft.values[name]]] : [])),
          ),
        },
      })}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      <Choice
        draft={draft}
        name="to"
        label={words.escalate.to}
        options={rungs.map(({ level, name, team }) => [String(level), `${level} ${name}: ${team.name}`] as const)}
      />
      <Line draft={draft} name="reason" label={words.escalate.reason} wrong={wrongs.reason} />
      {Object.keys(known).length > 0 && <p class="hint">{drafted}</p>}
      <Fields draft={draft} fields={rung.handover} wrongs={wrongs} prefix="handover" />
    </ActForm>
  )
}

/** What a hand-over can begin with. */
function saidBy({ ticket, attachments, attempt, events }: DeskTicket): Said {
  const last = events.findLast(({ type }) => type === 'ticket.escalated')?.data.handover
  return {
    details: ticket.details,
    files: attachments.map(({ name }) => name),
    attempt,
    before: last as Said['before'],
  }
}

function ReturnForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'return')
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const rungs = (view?.returnTo ?? []).toSorted((a, b) => b.level - a.level)
  const to = rungs.find(({ level }) => String(level) === draft.values.to) ?? rungs[0]
  return (
    <ActForm
      title={words.return.title}
      button={to ? words.return.send(to.team.name) : words.return.label}
      said={words.return.done(to?.team.name ?? '')}
      deed={() => ({
        verb: 'return',
        body: { ...(to ? { to: to.level } : {}), reason: draft.values.reason ?? '' },
      })}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      {rungs.length > 1 && (
        <Choice
          draft={draft}
          name="to"
          label={words.escalate.to}
          options={rungs.map(({ level, name, team }) => [String(level), `${level} ${name}: ${team.name}`] as const)}
        />
      )}
      <Area draft={draft} name="reason" label={words.return.reason} wrong={wrongs.reason} rows={3} />
    </ActForm>
  )
}

function WaitForm(props: FormProps) {
  const draft = useDraft(props.ticket.view?.ticket.ref ?? '', 'wait', { on: 'requester' })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  return (
    <ActForm
      title={words.wait.title}
      button={words.wait.send}
      said={words.wait.done}
      deed={() => ({
        verb: 'wait',
        body: {
          on: draft.values.on,
          ...(draft.values.until ? { until: new Date(draft.values.until).toISOString() } : {}),
          ...(draft.values.note ? { note: draft.values.note } : {}),
        },
      })}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      <Choice
        draft={draft}
        name="on"
        label={words.wait.on}
        options={waitReasons.map((on) => [on, words.wait.choices[on]] as const)}
      />
      <Line
        draft={draft}
        name="until"
        type="datetime-local"
        {...words.wait.until}
        required={false}
        wrong={wrongs.until}
      />
      <Line draft={draft} name="note" label={words.wait.note} required={false} />
    </ActForm>
  )
}

/** Somebody of the team: one click, or a few letters and Enter. */
function AssignForm(props: FormProps) {
  const view = props.ticket.view
  const people = (view?.assignable ?? []).filter(({ email }) => email !== view?.ticket.assignee?.email)
  const draft = useDraft(view?.ticket.ref ?? '', 'assign')
  const asked = draft.values.to ?? ''
  const found = people.filter(({ name }) => ` ${fold(name)}`.includes(` ${fold(asked.trim())}`))
  const chosen = useRef<string | null>(null)
  return (
    <ActForm
      title={words.assign.title}
      button={found[0] ? words.assign.toPerson(found[0].name) : words.assign.send}
      said={words.assign.done}
      deed={() => {
        const to = chosen.current ?? found[0]?.email
        chosen.current = null
        return to ? { verb: 'assign', body: { to } } : words.assign.nobody
      }}
      props={props}
      draft={draft}
    >
      <Line draft={draft} name="to" label={words.assign.to} hint={words.assign.toHint} open />
      <div class="acts">
        {found.slice(1).map(({ name, email }) => (
          <button
            key={email}
            type="submit"
            onClick={() => {
              chosen.current = email
            }}
          >
            {words.assign.toPerson(name)}
          </button>
        ))}
      </div>
    </ActForm>
  )
}

export const moveActs = {
  escalate: { form: EscalateForm, key: 'e', first: true },
  return: { form: ReturnForm, key: 'b', first: true },
  wait: { form: WaitForm, key: 'w', first: true },
  resume: { deed: { verb: 'resume' }, done: words.resume.done, key: 'W', first: true },
  'take-back': { deed: { verb: 'take-back' }, done: words['take-back'].done, key: 'B', first: true },
  assign: { form: AssignForm, key: 'A' },
  'assign-on-call': { deed: { verb: 'assign-on-call' }, done: words['assign-on-call'].done, key: 'O' },
  unassign: { deed: { verb: 'unassign' }, done: words.unassign.done, key: 'U' },
} as const satisfies Record<string, Act>
