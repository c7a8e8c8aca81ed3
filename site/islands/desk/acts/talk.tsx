import { useState } from 'preact/hooks'
import type { ArticleDraft } from '#domain/knowledge/draft.ts'
import { ask } from '../../kit/ask.ts'
import { ArticlePicker } from '../article-picker.tsx'
import { useDraft } from '../drafts.ts'
import { ActForm, Area, type FormProps } from '../form-parts.tsx'
import { PlainText } from '../plain-text.tsx'
import type { Done } from '../use-ticket.ts'

/** An answer to the requester: with an article put in, looked at as they will see it, and waited for when it asks something. */
export function ReplyForm(props: FormProps) {
  const view = props.ticket.view
  const ref = view?.ticket.ref ?? ''
  const draft = useDraft(ref, 'reply')
  const [preview, setPreview] = useState(false)
  const [picking, setPicking] = useState(false)
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const body = draft.values.body ?? ''
  const others = view?.group.filter(({ state }) => state !== 'closed').length ?? 0
  const toAll = draft.values.all === 'yes' && others > 0
  async function after(): Promise<Done | null> {
    if (draft.values.wait !== 'yes' || toAll) return null
    return props.ticket.act({ method: 'PUT', path: '/waiting', body: { on: 'requester' } })
  }
  return (
    <ActForm
      title={`Reply to ${view?.ticket.requester.name ?? 'the requester'}`}
      button={toAll ? `Send to all ${others + 1}` : 'Send the reply'}
      said={toAll ? `Sent to ${others + 1} people.` : 'The reply is on its way.'}
      deed={() => {
        if (!body.trim()) return 'There is no text yet. Write what the requester should know.'
        return toAll
          ? { method: 'POST', path: `/desk/groups/${view?.ticket.group}/replies`, body: { body } }
          : { method: 'POST', path: '/replies', body: { body } }
      }}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
      after={after}
    >
      {preview ? (
        <section class="preview" aria-label="As the requester will see it">
          <PlainText text={body || 'Nothing is written yet.'} />
        </section>
      ) : (
        <Area
          draft={draft}
          name="body"
          label="What the requester should know"
          wrong={wrongs.body}
          rows={6}
          hint="Plain text. Addresses of pages become links."
        />
      )}
      <div class="acts">
        <button type="button" class="quiet" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {preview ? 'Write on' : 'Preview'}
        </button>
        <button type="button" class="quiet" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          Put in an article
        </button>
      </div>
      {picking && (
        <ArticlePicker
          label="Which article"
          known={(view?.automation?.articles ?? []).filter(({ url }) => url !== null)}
          chosen=""
          question={view?.ticket.title ?? ''}
          onChoose={(article) => {
            if (article?.url)
              draft.set('body', `${body}${body ? '\n\n' : ''}${article.title}: ${location.origin}${article.url}`)
            setPicking(false)
          }}
        />
      )}
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.values.wait === 'yes'}
          onChange={(event) => draft.set('wait', event.currentTarget.checked ? 'yes' : '')}
        />{' '}
        It asks something: wait for the answer
      </label>
      {others > 0 && (
        <label class="tick">
          <input
            type="checkbox"
            checked={toAll}
            onChange={(event) => draft.set('all', event.currentTarget.checked ? 'yes' : '')}
          />{' '}
          Send it to the {others} {others === 1 ? 'other who reports' : 'others who report'} the same, too
        </label>
      )}
    </ActForm>
  )
}

export function NoteForm(props: FormProps) {
  const draft = useDraft(props.ticket.view?.ticket.ref ?? '', 'note')
  return (
    <ActForm
      title="Note for support only"
      button="Keep the note"
      said="The note is kept. The requester does not see it."
      deed={() =>
        draft.values.body?.trim()
          ? { method: 'POST', path: '/notes', body: { body: draft.values.body } }
          : 'There is no text yet.'
      }
      props={props}
      draft={draft}
    >
      <Area draft={draft} name="body" label="What colleagues should know" hint="The requester never sees it." />
    </ActForm>
  )
}

/** A file for this ticket: up to 10 MB, seen by the requester unless it is kept inside. */
export function AttachForm(props: FormProps) {
  const ref = props.ticket.view?.ticket.ref ?? ''
  const draft = useDraft(ref, 'attach')
  const [file, setFile] = useState<File | null>(null)
  return (
    <ActForm
      title="Attach a file"
      button="Attach it"
      said="The file is attached."
      deed={() => {
        if (!file) return 'No file is chosen yet.'
        if (file.size > 10 * 1024 * 1024)
          return `The file has ${Math.ceil(file.size / 1024 / 1024)} MB. Attach one of up to 10 MB.`
        const body = new FormData()
        body.set('file', file)
        body.set('internal', draft.values.internal === 'yes' ? 'true' : 'false')
        return { method: 'POST', path: '/attachments', body }
      }}
      props={props}
      draft={draft}
    >
      <div class="field">
        <label for="act-file">File, up to 10 MB</label>
        <input id="act-file" type="file" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.values.internal === 'yes'}
          onChange={(event) => draft.set('internal', event.currentTarget.checked ? 'yes' : '')}
        />{' '}
        For support only
      </label>
    </ActForm>
  )
}

/** Reads the file that a draft article for this ticket would be. */
export async function readDraftArticle(ref: string): Promise<ArticleDraft | null> {
  const answer = await ask('GET /desk/tickets/{ref}/draft', { at: { ref } })
  return answer.ok ? answer.value : null
}
