import { useState } from 'preact/hooks'
import { actWords } from '#domain/words/acts.ts'
import { besideWords } from '#domain/words/beside.ts'
import { language } from '../../kit/say.ts'
import { useDraft } from '../drafts.ts'
import { Area } from '../form-parts.tsx'
import { MentionArea } from '../mention-area.tsx'
import { PlainText } from '../plain-text.tsx'
import { PutInArticle, PutInTemplate } from '../put-in.tsx'
import { ActForm, type FormProps } from '../send-form.tsx'
import type { Done } from '../use-ticket.ts'
import type { Act } from './act.ts'

const beside = besideWords(language)

const words = actWords(language)

/** A reply to the requester: with an article put in, looked at as they will see it, and waited for when it asks something. */
function ReplyForm(props: FormProps) {
  const view = props.ticket.view
  const ref = view?.ticket.ref ?? ''
  const draft = useDraft(ref, 'reply')
  const [preview, setPreview] = useState(false)
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const body = draft.values.body ?? ''
  const others = view?.group.filter(({ state }) => state !== 'closed').length ?? 0
  const alsoRead = (view?.absorbed ?? []).filter(({ isServed }) => isServed).map(({ requester }) => requester.name)
  const toAll = draft.values.all === 'yes' && others > 0
  async function after(): Promise<Done | null> {
    if (draft.values.wait !== 'yes' || toAll) return null
    return props.ticket.act({ verb: 'wait', body: { on: 'requester' } })
  }
  return (
    <ActForm
      title={words.reply.title(view?.ticket.requester.name ?? '')}
      button={toAll ? words.reply.sendToAll(others + 1) : words.reply.send}
      said={toAll ? words.reply.doneToAll(others + 1) : words.reply.done}
      deed={() => {
        if (!body.trim()) return words.reply.empty
        return toAll
          ? { verb: 'reply', group: view?.ticket.group ?? '', body: { body } }
          : { verb: 'reply', body: { body } }
      }}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
      after={after}
    >
      {preview ? (
        <section class="preview" aria-label={beside.preview.as}>
          <PlainText text={body || beside.preview.empty} />
        </section>
      ) : (
        <Area draft={draft} name="body" {...words.reply.body} wrong={wrongs.body} rows={6} />
      )}
      <div class="acts">
        <button type="button" class="quiet" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {preview ? beside.preview.close : beside.preview.open}
        </button>
        <PutInTemplate use="reply" draft={draft} view={view} />
      </div>
      <PutInArticle draft={draft} view={view} />
      {alsoRead.length > 0 && <p class="soft small">{words.reply.toMerged(alsoRead)}</p>}
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.values.wait === 'yes'}
          onChange={(event) => draft.set('wait', event.currentTarget.checked ? 'yes' : '')}
        />{' '}
        {words.reply.asks}
      </label>
      {others > 0 && (
        <label class="tick">
          <input
            type="checkbox"
            checked={toAll}
            onChange={(event) => draft.set('all', event.currentTarget.checked ? 'yes' : '')}
          />{' '}
          {words.reply.toAll(others)}
        </label>
      )}
    </ActForm>
  )
}

function NoteForm(props: FormProps) {
  const draft = useDraft(props.ticket.view?.ticket.ref ?? '', 'note')
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  return (
    <ActForm
      title={words.note.title}
      button={words.note.send}
      said={words.note.done}
      deed={() => (draft.values.body?.trim() ? { verb: 'note', body: { body: draft.values.body } } : words.note.empty)}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      <MentionArea draft={draft} name="body" {...words.note.body} wrong={wrongs.body} />
      <PutInTemplate use="note" draft={draft} view={props.ticket.view} />
    </ActForm>
  )
}

/** A file for this ticket: up to 10 MB, seen by the requester unless it is kept inside. */
function AttachForm(props: FormProps) {
  const ref = props.ticket.view?.ticket.ref ?? ''
  const draft = useDraft(ref, 'attach')
  const [file, setFile] = useState<File | null>(null)
  return (
    <ActForm
      title={words.attach.title}
      button={words.attach.send}
      said={words.attach.done}
      deed={() => {
        if (!file) return words.attach.empty
        if (file.size > 10 * 1024 * 1024) return words.attach.tooLarge(Math.ceil(file.size / 1024 / 1024))
        const body = new FormData()
        body.set('file', file)
        body.set('internal', draft.values.internal === 'yes' ? 'true' : 'false')
        return { verb: 'attach', body }
      }}
      props={props}
      draft={draft}
    >
      <div class="field">
        <label for="act-file">{words.attach.file}</label>
        <input id="act-file" type="file" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.values.internal === 'yes'}
          onChange={(event) => draft.set('internal', event.currentTarget.checked ? 'yes' : '')}
        />{' '}
        {words.attach.internal}
      </label>
    </ActForm>
  )
}

export const talkActs = {
  acknowledge: { deed: { verb: 'acknowledge' }, done: words.acknowledge.done, key: 'c', first: true },
  reply: { form: ReplyForm, key: 'r', first: true },
  note: { form: NoteForm, key: 'n', first: true },
  attach: { form: AttachForm, key: 'f' },
} as const satisfies Record<string, Act>
