import { useState } from 'preact/hooks'
import { actWords } from '#domain/words/acts.ts'
import { draftWords } from '#domain/words/draft.ts'
import { language } from '../../kit/say.ts'
import { ArticlePicker } from '../article-picker.tsx'
import { useDraft } from '../drafts.ts'
import { Area } from '../form-parts.tsx'
import { ActForm, type FormProps } from '../send-form.tsx'
import type { Act } from './act.ts'

const words = actWords(language)

/** Resolved: what solved it, for the requester, and which article did, for the next one. */
function ResolveForm(props: FormProps) {
  const view = props.ticket.view
  const ref = view?.ticket.ref ?? ''
  const draft = useDraft(ref, 'resolve')
  const [wrongs, setWrongs] = useState<Record<string, string>>({})
  const known = [...(view?.ticket.article ? [view.ticket.article] : []), ...(view?.automation?.articles ?? [])]
  return (
    <ActForm
      title={words.resolve.title}
      button={words.resolve.send}
      said={words.resolve.done}
      deed={() => ({
        verb: 'resolve',
        body: { note: draft.values.note ?? '', ...(draft.values.article ? { article: draft.values.article } : {}) },
      })}
      props={props}
      draft={draft}
      onWrongs={setWrongs}
    >
      <Area draft={draft} name="note" {...words.resolve.note} wrong={wrongs.note} rows={4} />
      <ArticlePicker
        label={words.resolve.article}
        known={known}
        chosen={draft.values.article ?? ''}
        question={view?.ticket.title ?? ''}
        onChoose={(article) => draft.set('article', article?.id ?? '')}
      />
      {!draft.values.article && <p class="hint">{draftWords(language).afterwards}</p>}
    </ActForm>
  )
}

function ReopenForm(props: FormProps) {
  const draft = useDraft(props.ticket.view?.ticket.ref ?? '', 'reopen')
  return (
    <ActForm
      title={words.reopen.title}
      button={words.reopen.send}
      said={words.reopen.done}
      deed={() => ({ verb: 'reopen', body: { reason: draft.values.reason ?? '' } })}
      props={props}
      draft={draft}
    >
      <Area draft={draft} name="reason" label={words.reopen.reason} rows={3} />
    </ActForm>
  )
}

function LinkForm(props: FormProps) {
  const view = props.ticket.view
  const draft = useDraft(view?.ticket.ref ?? '', 'link', { article: view?.ticket.article?.id ?? '' })
  return (
    <ActForm
      title={words.link.title}
      button={words.link.send}
      said={words.link.done}
      deed={() => (draft.values.article ? { verb: 'link', body: { article: draft.values.article } } : words.link.none)}
      props={props}
      draft={draft}
    >
      <ArticlePicker
        label={words.link.article}
        known={view?.automation?.articles ?? []}
        chosen={draft.values.article ?? ''}
        question={view?.ticket.title ?? ''}
        onChoose={(article) => draft.set('article', article?.id ?? '')}
      />
    </ActForm>
  )
}

export const endActs = {
  resolve: { form: ResolveForm, key: 's', first: true },
  reopen: { form: ReopenForm, key: 'R', first: true },
  close: { deed: { verb: 'close' }, done: words.close.done, key: 'C', first: true },
  link: { form: LinkForm, key: 'l' },
} as const satisfies Record<string, Act>
