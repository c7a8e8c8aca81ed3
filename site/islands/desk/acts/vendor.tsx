import { useState } from 'preact/hooks'
import { useDraft } from '../drafts.ts'
import { ActForm, Area, Choice, type FormProps, Line } from '../form-parts.tsx'

const severities = [
  ['P1', 'P1'],
  ['P2', 'P2'],
  ['P3', 'P3'],
  ['P4', 'P4'],
] as const

/** Logs a ticket at the vendor, so that its own clock runs beside ours. */
export function VendorForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'vendor', {
    vendor: view?.ticket.vendor ?? view?.vendors[0]?.id ?? '',
    severity: view?.ticket.priority ?? 'P3',
  })
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const portal = view?.vendors.find(({ id }) => id === draft.values.vendor)?.portal
  return (
    <ActForm
      title="Log a ticket at the vendor"
      button="Log it"
      said="Logged. The vendor's clock runs."
      deed={() => ({
        method: 'POST',
        path: '/vendor-tickets',
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
        label="Vendor"
        options={(view?.vendors ?? []).map(({ id, name }) => [id, name] as const)}
      />
      {portal && (
        <p class="hint">
          Open it first at <a href={portal}>{portal}</a>.
        </p>
      )}
      <Line draft={draft} name="reference" label="Their reference" wrong={wrongs.reference} />
      <Line draft={draft} name="url" type="url" label="Link to it" required={false} wrong={wrongs.url} />
      <Choice draft={draft} name="severity" label="Severity there" options={severities} />
      <Line
        draft={draft}
        name="chase"
        type="datetime-local"
        label="Ask again on"
        required={false}
        wrong={wrongs.nextChase}
      />
      <Area draft={draft} name="note" label="What they were told" required={false} rows={3} />
    </ActForm>
  )
}

/** What the vendor said: an answer, a solution, or news. */
export function VendorNewsForm(props: FormProps) {
  const view = props.ticket.view
  const open = (view?.ticket.vendorTickets ?? []).filter(({ solvedAt }) => solvedAt === null)
  const draft = useDraft(view?.ticket.ref ?? '', 'vendor-news', { id: open[0]?.id ?? '', what: 'answer' })
  const id = open.some((entry) => entry.id === draft.values.id) ? draft.values.id : open[0]?.id
  const note = draft.values.note ? { note: draft.values.note } : {}
  return (
    <ActForm
      title="News from the vendor"
      button="Keep it"
      said="Kept."
      deed={() => {
        if (!id) return 'Log the vendor ticket first.'
        const path = `/vendor-tickets/${id}`
        if (draft.values.what === 'answer') return { method: 'PUT', path: `${path}/answer`, body: note }
        if (draft.values.what === 'solution') return { method: 'PUT', path: `${path}/solution`, body: note }
        return {
          method: 'PATCH',
          path,
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
        label="Vendor ticket"
        options={open.map(({ id: entry, reference }) => [entry, reference] as const)}
      />
      <Choice
        draft={draft}
        name="what"
        label="What happened"
        options={[
          ['answer', 'They answered: their clock stops'],
          ['solution', 'They solved it'],
          ['news', 'Neither yet: news, or a new date to ask'],
        ]}
      />
      <Area draft={draft} name="note" label="What they said" required={false} rows={3} />
      {draft.values.what === 'news' && (
        <Line draft={draft} name="chase" type="datetime-local" label="Ask again on" required={false} />
      )}
    </ActForm>
  )
}
