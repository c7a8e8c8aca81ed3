import { useState } from 'preact/hooks'
import { useDraft } from '../drafts.ts'
import { ActForm, Area, Choice, Fields, type FormProps, Line } from '../form-parts.tsx'

/** Up the ladder, with everything the next level needs. */
export function EscalateForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'escalate')
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const rungs = view?.escalateTo ?? []
  const rung = rungs.find(({ level }) => String(level) === draft.values.to) ?? rungs[0]
  if (!rung) return <p>There is no level above this one.</p>
  return (
    <ActForm
      title="Hand it over"
      button={`Hand over to ${rung.team.name}`}
      said={`Handed over to ${rung.team.name}.`}
      deed={() => ({
        method: 'POST',
        path: '/escalations',
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
        label="To which level"
        options={rungs.map(({ level, name, team }) => [String(level), `${level} ${name}: ${team.name}`] as const)}
      />
      <Line draft={draft} name="reason" label="Why it goes up" wrong={wrongs.reason} />
      <Fields draft={draft} fields={rung.handover} wrongs={wrongs} prefix="handover" />
    </ActForm>
  )
}

export function ReturnForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'return')
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const rungs = (view?.returnTo ?? []).toSorted((a, b) => b.level - a.level)
  const to = rungs.find(({ level }) => String(level) === draft.values.to) ?? rungs[0]
  return (
    <ActForm
      title="Send it back"
      button={to ? `Send back to ${to.team.name}` : 'Send back'}
      said={`Sent back${to ? ` to ${to.team.name}` : ''}.`}
      deed={() => ({
        method: 'POST',
        path: '/returns',
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
          label="To which level"
          options={rungs.map(({ level, name, team }) => [String(level), `${level} ${name}: ${team.name}`] as const)}
        />
      )}
      <Area
        draft={draft}
        name="reason"
        label="Why it goes back, and what they should do"
        wrong={wrongs.reason}
        rows={3}
      />
    </ActForm>
  )
}

export function WaitForm(props: FormProps) {
  const draft = useDraft(props.ticket.view?.ticket.ref ?? '', 'wait', { on: 'requester' })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  return (
    <ActForm
      title="Wait"
      button="Wait"
      said="It waits now. The clocks say which promise stands still."
      deed={() => ({
        method: 'PUT',
        path: '/waiting',
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
        label="For whom, or what"
        options={[
          ['requester', 'The requester'],
          ['vendor', 'The vendor'],
          ['window', 'The planned window of a change'],
        ]}
      />
      <Line
        draft={draft}
        name="until"
        type="datetime-local"
        label="Until"
        required={false}
        hint="Then it goes on by itself."
        wrong={wrongs.until}
      />
      <Line draft={draft} name="note" label="What is waited for" required={false} />
    </ActForm>
  )
}

export function AssignForm(props: FormProps) {
  const view = props.ticket.view
  const people = view?.assignable ?? []
  const draft = useDraft(view?.ticket.ref ?? '', 'assign')
  return (
    <ActForm
      title="Assign"
      button="Assign"
      said="Assigned."
      deed={() => ({ method: 'PUT', path: '/assignee', body: { to: draft.values.to ?? people[0]?.email ?? '' } })}
      props={props}
      draft={draft}
    >
      <Choice
        draft={draft}
        name="to"
        label="To whom"
        options={people.map(({ name, email }) => [email, name] as const)}
      />
    </ActForm>
  )
}
