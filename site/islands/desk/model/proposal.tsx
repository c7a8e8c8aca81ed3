import type { CheckedProposal } from '#domain/views/model.ts'
import { modelPageWords } from '#domain/words/model-page.ts'
import { language } from '../../kit/say.ts'
import { Differences } from './differences.tsx'
import { Outcome } from './outcome.tsx'
import { pasteable, useProposal } from './use-proposal.ts'

const words = modelPageWords(language).proposal

/** A proposed model: checked, and tried on the tickets that were. */
export function Proposal() {
  const { which, setWhich, pasted, setPasted, files, choose, check, replay, checked, news, said } = useProposal()
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
