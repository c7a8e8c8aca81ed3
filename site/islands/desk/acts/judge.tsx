import { useState } from 'preact/hooks'
import type { Grade } from '#domain/model/support-model.ts'
import { actWords } from '#domain/words/acts.ts'
import { sayClock } from '#domain/words/clocks.ts'
import { gradeNames, typeNames } from '#domain/words/form.ts'
import { language } from '../../kit/say.ts'
import { useDraft } from '../drafts.ts'
import { Choice, Line } from '../form-parts.tsx'
import { ActForm, type FormProps } from '../send-form.tsx'
import type { Clock } from '../types.ts'
import type { Act } from './act.ts'
import { TogetherForm } from './together.tsx'

const words = actWords(language)

function PriorityForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'priority', {
    impact: view?.ticket.impact ?? 'medium',
    urgency: view?.ticket.urgency ?? 'medium',
  })
  const impact = (draft.values.impact ?? 'medium') as Grade
  const urgency = (draft.values.urgency ?? 'medium') as Grade
  return (
    <ActForm
      title={words.reprioritise.title}
      button={words.reprioritise.send}
      said={words.reprioritise.done}
      deed={() => ({
        verb: 'reprioritise',
        body: { impact, urgency, ...(draft.values.reason ? { reason: draft.values.reason } : {}) },
      })}
      props={props}
      draft={draft}
    >
      <Choice draft={draft} name="impact" label={words.reprioritise.impact} options={gradeNames('impacts', language)} />
      <Choice
        draft={draft}
        name="urgency"
        label={words.reprioritise.urgency}
        options={gradeNames('urgencies', language)}
      />
      <p class="hint">
        {(view?.ticket.criticality === 'critical' ? words.reprioritise.matrixCritical : words.reprioritise.matrix)(
          view?.matrix[impact][urgency] ?? '',
        )}
      </p>
      <Line draft={draft} name="reason" label={words.reprioritise.reason} required={false} />
    </ActForm>
  )
}

function TypeForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'type', { to: view?.ticket.type ?? 'incident' })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const planned = draft.values.to === 'change' && draft.values.from && draft.values.until
  return (
    <ActForm
      title={words.retype.title}
      button={words.retype.send}
      said={words.retype.done}
      deed={() => ({
        verb: 'retype',
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
      <Choice draft={draft} name="to" label={words.retype.to} options={typeNames(language)} />
      {draft.values.to === 'change' && (
        <div class="field-row">
          <Line
            draft={draft}
            name="from"
            type="datetime-local"
            label={words.retype.from}
            required={false}
            wrong={wrongs['window.from'] ?? wrongs.window}
          />
          <Line
            draft={draft}
            name="until"
            type="datetime-local"
            label={words.retype.until}
            required={false}
            wrong={wrongs['window.to']}
          />
        </div>
      )}
    </ActForm>
  )
}

function ExplainForm(props: FormProps) {
  const view = props.ticket.view
  const late = view?.clocks.filter(({ state }) => state === 'breached') ?? []
  const reasons = view?.breachReasons ?? []
  const proposed = reasons.find(({ isProposed }) => isProposed) ?? reasons[0]
  const draft = useDraft(view?.ticket.ref ?? '', 'explain', {
    which: keyOf(late.at(-1)),
    reason: proposed?.id ?? '',
  })
  const chosen = late.find((clock) => keyOf(clock) === draft.values.which)
  if (late.length === 0) return <p class="soft">{words.explain.none}</p>
  return (
    <ActForm
      title={words.explain.title}
      button={words.explain.send}
      said={words.explain.done}
      deed={() => ({
        verb: 'explain',
        body: {
          clock: chosen?.name,
          cycle: chosen?.cycle,
          reason: draft.values.reason,
          ...(draft.values.note ? { note: draft.values.note } : {}),
        },
      })}
      props={props}
      draft={draft}
    >
      <Choice
        draft={draft}
        name="which"
        label={words.explain.which}
        options={late.map(
          (clock) => [keyOf(clock), sayClock(clock, { now: view?.now ?? '', language }).sentence] as const,
        )}
      />
      <Choice
        draft={draft}
        name="reason"
        label={words.explain.reason}
        options={reasons.map(
          ({ id, name, isProposed }) => [id, isProposed ? words.explain.proposed(name) : name] as const,
        )}
      />
      <Line draft={draft} name="note" label={words.explain.note} required={false} />
    </ActForm>
  )
}

function keyOf(clock: Clock | undefined): string {
  return clock ? `${clock.name} ${clock.cycle}` : ''
}

export const judgeActs = {
  reprioritise: { form: PriorityForm, key: 'p' },
  retype: { form: TypeForm, key: 't' },
  explain: { form: ExplainForm, key: 'y' },
  group: { form: TogetherForm, key: 'm' },
  merge: { within: 'group' },
  ungroup: { deed: { verb: 'ungroup' }, done: words.ungroup.done, key: 'M' },
} as const satisfies Record<string, Act>
