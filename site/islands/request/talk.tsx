import { useRef, useState } from 'preact/hooks'
import { longest, mostFileBytes } from '#domain/base/longest.ts'
import type { RequestView } from '#domain/views/request.ts'
import { formWords } from '#domain/words/form.ts'
import { requestWords } from '#domain/words/request.ts'
import { randomKey } from '../escalate/draft.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { doneOf, patience } from './api.ts'

const words = requestWords(language)

type Props = { view: RequestView; token: string; main: boolean; done: (words: string) => void }

/** Write to support, with files. What is typed is kept in this browser until it is sent. */
export function Talk({ view, token, main, done }: Props) {
  const draftKey = `ladder:draft:${view.ref}`
  const text = useRef<HTMLTextAreaElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const keys = useRef(new Map<string, string>())
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)

  const send = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    const body = text.current?.value.trim() ?? ''
    const chosen = [...(files.current?.files ?? [])]
    const wrong = wrongOf(body, chosen)
    setTrouble(wrong)
    if (wrong) return text.current?.focus()
    setBusy(true)
    const result = await deliver(token, { body, files: chosen, keyOf: (said) => keyOf(keys.current, said) })
    setBusy(false)
    if (result.trouble) return setTrouble(result.trouble)
    if (text.current) text.current.value = ''
    if (files.current) files.current.value = ''
    keys.current.clear()
    forget(draftKey)
    done(body ? words.replySent : words.fileSent)
  }

  return (
    <form class="form" onSubmit={(event) => void send(event)} noValidate>
      <div class="field">
        <label for="reply">{view.waitingOn === 'requester' ? words.reply.label : words.add.label}</label>
        <textarea
          id="reply"
          ref={text}
          rows={5}
          maxLength={longest.message}
          defaultValue={recall(draftKey)}
          onInput={(event) => remember(draftKey, event.currentTarget.value)}
          aria-invalid={trouble ? 'true' : undefined}
          aria-describedby="reply-hint reply-wrong"
        />
        <p class="hint" id="reply-hint">
          {words.reply.hint(view.team.name)}
        </p>
      </div>
      <div class="field">
        <label for="files">
          {words.files.label} <span class="soft">{formWords(language).optional}</span>
        </label>
        <input id="files" ref={files} type="file" multiple aria-describedby="files-hint reply-wrong" />
        <p class="hint" id="files-hint">
          {words.files.hint}
        </p>
      </div>
      <p class="wrong" id="reply-wrong" role="alert" hidden={!trouble}>
        {trouble}
      </p>
      <button type="submit" class={main ? 'main' : undefined} aria-disabled={busy}>
        {busy ? formWords(language).sending : words.send}
      </button>
    </form>
  )
}

function wrongOf(body: string, files: readonly File[]): string {
  const large = files.find(({ size }) => size > mostFileBytes)
  if (large) return words.files.tooLarge(large.name)
  return body === '' && files.length === 0 ? words.empty : ''
}

type Delivery = { body: string; files: readonly File[]; keyOf: (said: string) => string }

/** Files go first, so that the message can name them; one that is refused stops the rest, and nothing typed is lost. */
async function deliver(token: string, { body, files, keyOf }: Delivery): Promise<{ trouble?: string }> {
  const attachments: string[] = []
  for (const file of files) {
    const form = new FormData()
    form.append('file', file)
    const key = keyOf(`${file.name} ${file.size} ${file.lastModified}`)
    const added = doneOf(await ask('POST /request/attachments', { token, body: form, key, within: patience }))
    if (added.is === 'refused') return { trouble: words.files.refused(file.name, added.words) }
    attachments.push(added.value.id)
  }
  if (body === '') return {}
  const said = { body, attachments }
  const told = doneOf(
    await ask('POST /request/replies', { token, body: said, key: keyOf(JSON.stringify(said)), within: patience }),
  )
  return told.is === 'refused' ? { trouble: told.words } : {}
}

/** One key for one file or message until all is sent: a second try cannot add it twice. */
function keyOf(keys: Map<string, string>, said: string): string {
  const key = keys.get(said) ?? randomKey()
  keys.set(said, key)
  return key
}

function recall(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function remember(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(key, text)
    else localStorage.removeItem(key)
  } catch {
    // A browser without storage keeps it while the page is open.
  }
}

function forget(key: string): void {
  remember(key, '')
}
