import { useState } from 'preact/hooks'
import { actWords } from '#domain/words/acts.ts'
import { besideWords } from '#domain/words/beside.ts'
import { language } from '../../kit/say.ts'
import { useDraft } from '../drafts.ts'
import { Area, Choice, Line } from '../form-parts.tsx'
import { ActForm, type FormProps } from '../send-form.tsx'
import type { Act } from './act.ts'

const beside = besideWords(language)

const words = actWords(language)
const { 'open-vendor-ticket': opened, 'update-vendor-ticket': updated } = words

const severities = [
  ['P1', 'P1'],
  ['P2', 'P2'],
  ['P3', 'P3'],
  ['P4', 'P4'],
] as const

/** Logs a ticket at the vendor, so that its own clock runs beside ours. */
function VendorForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'vendor', {
    vendor: view?.ticket.vendor ?? view?.vendors[0]?.id ?? '',
    severity: view?.ticket.priority ?? 'P3',
  })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const portal = view?.vendors.find(({ id }) => id === draft.values.vendor)?.portal
  return (
    <ActForm
      title={opened.title}
      button={opened.send}
      said={opened.done}
      deed={() => ({
        verb: 'open-vendor-ticket',
        body: {
          vendor: draft.values.vendor,
          reference: draft.values.reference ?? '',
          severity: draft.values.severity,
          ...(draft.values.url ? { url: draft.values.url } : {}),
          ...(draft.values.note ? { note: draft.values.note } : {}),
          ...(draft.values.chase ? { nextChase: new Date(draft.values.chase).toISOString() } : {}),
        },
      })}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      <Choice
        draft={draft}
        name="vendor"
        label={opened.vendor}
        options={(view?.vendors ?? []).map(({ id, name }) => [id, name] as const)}
      />
      {portal && (
        <p class="hint">
          {beside.vendor.openFirst} <a href={portal}>{portal}</a>.
        </p>
      )}
      <Line draft={draft} name="reference" label={opened.reference} wrong={wrongs.reference} />
      <Line draft={draft} name="url" type="url" label={opened.url} required={false} wrong={wrongs.url} />
      <Choice draft={draft} name="severity" label={opened.severity} options={severities} />
      <Line
        draft={draft}
        name="chase"
        type="datetime-local"
        label={opened.chase}
        required={false}
        wrong={wrongs.nextChase}
      />
      <Area draft={draft} name="note" label={opened.note} required={false} rows={3} />
    </ActForm>
  )
}

/** What the vendor said: an answer, a solution, or news. */
function VendorNewsForm(props: FormProps) {
  const view = props.ticket.view
  const open = (view?.ticket.vendorTickets ?? []).filter(({ solvedAt }) => solvedAt === null)
  const draft = useDraft(view?.ticket.ref ?? '', 'vendor-news', { id: open[0]?.id ?? '', what: 'answer' })
  const id = open.some((entry) => entry.id === draft.values.id) ? draft.values.id : open[0]?.id
  const note = draft.values.note ? { note: draft.values.note } : {}
  return (
    <ActForm
      title={updated.title}
      button={updated.send}
      said={updated.done}
      deed={() => {
        if (!id) return updated.none
        if (draft.values.what === 'answer') return { verb: 'answer-vendor-ticket', id, body: note }
        if (draft.values.what === 'solution') return { verb: 'solve-vendor-ticket', id, body: note }
        return {
          verb: 'update-vendor-ticket',
          id,
          body: {
            ...note,
            ...(draft.values.chase ? { nextChase: new Date(draft.values.chase).toISOString() } : {}),
          },
        }
      }}
      props={props}
      draft={draft}
    >
      <Choice
        draft={draft}
        name="id"
        label={updated.ticket}
        options={open.map(({ id: entry, reference }) => [entry, reference] as const)}
      />
      <Choice
        draft={draft}
        name="what"
        label={updated.what}
        options={[
          ['answer', words['answer-vendor-ticket'].choice],
          ['solution', words['solve-vendor-ticket'].choice],
          ['news', updated.choice],
        ]}
      />
      <Area draft={draft} name="note" label={updated.note} required={false} rows={3} />
      {draft.values.what === 'news' && (
        <Line draft={draft} name="chase" type="datetime-local" label={updated.chase} required={false} />
      )}
    </ActForm>
  )
}

export const vendorActs = {
  'open-vendor-ticket': { form: VendorForm, key: 'v' },
  'update-vendor-ticket': { form: VendorNewsForm, key: 'V' },
  'answer-vendor-ticket': { within: 'update-vendor-ticket' },
  'solve-vendor-ticket': { within: 'update-vendor-ticket' },
} as const satisfies Record<string, Act>
