import { useRef } from 'preact/hooks'
import { mostFileBytes } from '#domain/base/longest.ts'
import { formWords } from '#domain/words/form.ts'
import { requestWords } from '#domain/words/request.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { randomKey } from './draft.ts'

const words = formWords(language)
const most = 10

/** Files with those that were added; the same file is there once, and what is too large is named. */
export function withFiles(files: readonly File[], added: readonly File[]): { files: File[]; wrong: string } {
  const large = added.find(({ size }) => size > mostFileBytes)
  const fresh = added.filter((one) => one.size <= mostFileBytes && !files.some((file) => isSame(file, one)))
  const all = [...files, ...fresh]
  const wrong = large
    ? requestWords(language).files.tooLarge(large.name)
    : all.length > most
      ? words.files.tooMany(most)
      : ''
  return { files: all.slice(0, most), wrong }
}

function isSame(a: File, b: File): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified
}

/** Takes files that are dropped or pasted anywhere in a form; text goes where it went before. */
export function takeFiles(form: HTMLFormElement, add: (files: File[]) => void): void {
  const take = (event: Event, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    add(files)
  }
  form.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  form.addEventListener('drop', (event) => take(event, event.dataTransfer))
  form.addEventListener('paste', (event) => take(event, event.clipboardData))
}

type Props = { files: readonly File[]; wrong: string; add: (files: File[]) => void; drop: (file: File) => void }

/** Files to send along: chosen here, or dropped and pasted anywhere in the form. Takes the place that the page keeps for it. */
export function Files({ files, wrong, add, drop }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div class="field files">
      <label for="files">
        {words.files.label}
        <span class="soft">{` ${words.optional}`}</span>
      </label>
      <input
        id="files"
        ref={input}
        type="file"
        multiple
        aria-describedby="files-hint files-wrong"
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <p class="hint" id="files-hint">
        {words.files.hint}
      </p>
      {files.length > 0 && (
        <ul class="plain" aria-label={words.files.chosen}>
          {files.map((file) => (
            <li key={`${file.name} ${file.lastModified}`}>
              <span dir="auto">{file.name}</span>{' '}
              <button type="button" class="quiet" onClick={() => drop(file)}>
                {words.files.remove} <span class="only-read">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="wrong" id="files-wrong" role="alert" hidden={!wrong}>
        {wrong}
      </p>
    </div>
  )
}

const unsent = 'ladder:files-unsent'

/** Sends files to a request that was just filed. Names of those that did not arrive are kept for its page. */
export async function sendFiles(url: string, files: readonly File[]): Promise<void> {
  const token = new URL(url, location.href).hash.slice(1)
  const lost: string[] = []
  for (const file of files) {
    const body = new FormData()
    body.append('file', file)
    const answer = await ask('POST /request/attachments', { token, body, key: randomKey(), within: 60_000 })
    if (!answer.ok) lost.push(file.name)
  }
  if (lost.length > 0) sessionStorage.setItem(unsent, lost.join(', '))
}

/** The files that did not arrive when this request was filed, told once. */
export function takeUnsent(): string {
  const names = sessionStorage.getItem(unsent) ?? ''
  sessionStorage.removeItem(unsent)
  return names && words.files.unsent(names)
}
