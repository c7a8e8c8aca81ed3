import { useRef, useState } from 'preact/hooks'
import { modelFileName } from '#domain/model/choices.ts'
import type { CheckedProposal, ModelFile, WhatIfNews } from '#domain/views/model.ts'
import { modelPageWords } from '#domain/words/model-page.ts'
import { ask } from '../../kit/ask.ts'
import { listen } from '../../kit/listen.ts'
import { language } from '../../kit/say.ts'
import { sayRefusal } from '../refusal.ts'
import { Differences } from './differences.tsx'
import { Outcome } from './outcome.tsx'

const words = modelPageWords(language).proposal
const pasteable = ['support-model.yaml', 'calendars.yaml'] as const

/** A proposed model: checked, and tried on the tickets that were. */
export function Proposal() {
  const [chosen, setChosen] = useState<ModelFile[]>([])
  const [pasted, setPasted] = useState('')
  const [which, setWhich] = useState<(typeof pasteable)[number]>('support-model.yaml')
  const [checked, setChecked] = useState<CheckedProposal | null>(null)
  const [news, setNews] = useState<WhatIfNews | null>(null)
  const [said, setSaid] = useState('')
  const running = useRef<AbortController | null>(null)
  const files = [
    ...chosen.filter(({ name }) => pasted.trim() === '' || name !== which),
    ...(pasted.trim() === '' ? [] : [{ name: which, text: pasted }]),
  ]
  const choose = async (list: FileList | null) => {
    const fitting = [...(list ?? [])].filter(({ name, webkitRelativePath }) => {
      const depth = webkitRelativePath.split('/').length
      return modelFileName.test(name) && depth <= 2
    })
    setChosen(await Promise.all(fitting.map(async (file) => ({ name: file.name, text: await file.text() }))))
  }
  const begin = () => {
    running.current?.abort()
    setChecked(null)
    setNews(null)
    setSaid(files.length === 0 ? words.nothing : '')
    return files.length > 0
  }
  const check = async () => {
    if (!begin()) return
    const answer = await ask('POST /desk/model/checks', { body: { files } })
    if (answer.ok) setChecked(answer.value)
    else setSaid(sayRefusal(answer.problem))
  }
  const replay = async () => {
    if (!begin()) return
    const controller = new AbortController()
    running.current = controller
    let last: WhatIfNews | null = null
    const answer = await listen<WhatIfNews>('/desk/model/what-ifs', {
      body: { files },
      signal: controller.signal,
      heard: (one) => {
        last = one
        setNews(one)
      },
    })
    if (controller.signal.aborted) return
    if (!answer.ok) setSaid([sayRefusal(answer.problem), ...errorsOf(answer.problem)].join('\n'))
    else if ((last as WhatIfNews | null)?.state !== 'done') setSaid(words.broke)
  }
  return (
    <form
      class="proposal"
      onSubmit={(event) => {
        event.preventDefault()
        void check()
      }}
    >
      <p class="soft">{words.hint}</p>
      <p class="proposal-files">
        <label>
          {words.files}
          <input
            type="file"
            multiple
            accept=".yaml,.ics"
            onChange={(event) => void choose(event.currentTarget.files)}
          />
        </label>
        <label>
          {words.folder}
          <input
            type="file"
            multiple
            ref={(input) => input?.setAttribute('webkitdirectory', '')}
            onChange={(event) => void choose(event.currentTarget.files)}
          />
        </label>
      </p>
      <label>
        {words.which}
        <select value={which} onChange={(event) => setWhich(event.currentTarget.value as typeof which)}>
          {pasteable.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        {words.paste}
        <textarea
          rows={8}
          spellcheck={false}
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
      </label>
      {files.length > 0 && <p class="soft small">{words.given(files.map(({ name }) => name))}</p>}
      <p class="acts">
        <button type="submit" class="main">
          {words.check}
        </button>{' '}
        <button type="button" onClick={() => void replay()}>
          {words.tryIt}
        </button>
      </p>
      <p role="status" class={said || news?.state === 'running' ? 'desk-said proposal-said' : 'only-read'}>
        {said || (news?.state === 'running' && words.running(news.done, news.of))}
      </p>
      {news?.state === 'running' && <progress max={Math.max(1, news.of)} value={news.done} aria-label={words.tryIt} />}
      {checked && <Checked checked={checked} />}
      {news?.state === 'done' && <Outcome whatIf={news.whatIf} />}
    </form>
  )
}

function errorsOf(problem: { errors?: { message: string }[] | undefined } | null): string[] {
  return (problem?.errors ?? []).map(({ message }) => message)
}

function Checked({ checked: { version, problems, differences } }: { checked: CheckedProposal }) {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const sums = [
    ...(errors.length > 0 ? [words.errors(errors.length)] : []),
    ...(problems.length > errors.length ? [words.warnings(problems.length - errors.length)] : []),
  ]
  return (
    <section aria-live="polite">
      <p>
        <strong>{[...(version ? [words.holds] : []), ...sums].join(' ')}</strong>
      </p>
      {problems.length > 0 && (
        <ul class="findings">
          {problems.map(({ severity, words: line }) => (
            <li key={line} class={severity === 'error' ? 'is-error' : undefined}>
              <code>{line}</code>
            </li>
          ))}
        </ul>
      )}
      {version && (
        <>
          <h3>{words.differences}</h3>
          <Differences lines={differences} none={words.same} />
        </>
      )}
    </section>
  )
}
