import { useState } from 'preact/hooks'
import type { Grade } from '#domain/model/support-model.ts'
import { gradeNames, typeNames } from '#domain/words/form.ts'
import { language } from '../../kit/say.ts'
import { useDraft } from '../drafts.ts'
import { ActForm, Choice, type FormProps, Line } from '../form-parts.tsx'

export function PriorityForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'priority', {
    impact: view?.ticket.impact ?? 'medium',
    urgency: view?.ticket.urgency ?? 'medium',
  })
  const impact = (draft.values.impact ?? 'medium') as Grade
  const urgency = (draft.values.urgency ?? 'medium') as Grade
  return (
    <ActForm
      title="Change the priority"
      button="Change it"
      said="The priority is changed; time already used still counts."
      deed={() => ({
        method: 'PUT',
        path: '/priority',
        body: { impact, urgency, ...(draft.values.reason ? { reason: draft.values.reason } : {}) },
      })}
      props={props}
      draft={draft}
    >
      <Choice draft={draft} name="impact" label="Impact" options={gradeNames('impacts', language)} />
      <Choice draft={draft} name="urgency" label="Urgency" options={gradeNames('urgencies', language)} />
      <p class="hint">
        The matrix says {view?.matrix[impact][urgency]}
        {view?.ticket.criticality === 'critical' ? ', raised because the automation is critical' : ''}.
      </p>
      <Line draft={draft} name="reason" label="Why" required={false} />
    </ActForm>
  )
}

export function TypeForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'type', { to: view?.ticket.type ?? 'incident' })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const planned = draft.values.to === 'change' && draft.values.from && draft.values.until
  return (
    <ActForm
      title="Change the type"
      button="Change it"
      said="The type is changed."
      deed={() => ({
        method: 'PUT',
        path: '/type',
        body: {
          to: draft.values.to,
          ...(planned
            ? {
                window: {
                  from: new Date(draft.values.from ?? '').toISOString(),
                  to: new Date(draft.values.until ?? '').toISOString(),
                },
              }
            : {}),
        },
      })}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      <Choice draft={draft} name="to" label="What it is" options={typeNames(language)} />
      {draft.values.to === 'change' && (
        <div class="field-row">
          <Line
            draft={draft}
            name="from"
            type="datetime-local"
            label="Planned from"
            required={false}
            wrong={wrongs['window.from'] ?? wrongs.window}
          />
          <Line
            draft={draft}
            name="until"
            type="datetime-local"
            label="Planned to"
            required={false}
            wrong={wrongs['window.to']}
          />
        </div>
      )}
    </ActForm>
  )
}

/** Tickets of one cause: grouped, one update answers all; merged, one goes on. */
export function TogetherForm(props: FormProps) {
  const draft = useDraft(props.ticket.view?.ticket.ref ?? '', 'together', { how: 'group' })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const merges = draft.values.how === 'merge'
  const other = (draft.values.other ?? '').trim().toUpperCase()
  return (
    <ActForm
      title="Same cause as another ticket"
      button={merges ? 'Merge into it' : 'Group with it'}
      said={merges ? `Merged into ${other}.` : `Grouped with ${other}.`}
      deed={() => {
        if (!other) return 'Which ticket? Write its reference, such as TKT-4F7K2.'
        return merges
          ? { method: 'POST', path: '/merge', body: { into: other } }
          : { method: 'PUT', path: '/group', body: { with: other } }
      }}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      <Line draft={draft} name="other" label="Reference of the other" wrong={wrongs.with ?? wrongs.into} />
      <Choice
        draft={draft}
        name="how"
        label="What to do"
        options={[
          ['group', 'Group them: each keeps its clocks, one update answers all'],
          ['merge', 'Merge this one into it: the same person reported it twice'],
        ]}
      />
    </ActForm>
  )
}
