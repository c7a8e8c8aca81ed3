import { useState } from 'preact/hooks'
import { type Scope, scopes, teamScopes } from '#domain/ticket/scopes.ts'
import type { Answers } from '#domain/views/answers.ts'
import { keyWords } from '#domain/words/api-keys.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import type { Session } from './types.ts'

const words = keyWords(language)
const { fields } = words

type Props = { session: Session; onMade: (asked: Promise<Answer<Answers['POST /desk/keys']>>) => Promise<boolean> }

/** Makes a key: for whom, for what, until when. */
export function NewKey({ session, onMade }: Props) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Scope[]>(['open', 'read-own'])
  const [team, setTeam] = useState('')
  const [end, setEnd] = useState('')
  const needsTeam = chosen.some((scope) => teamScopes.includes(scope))
  const toggle = (scope: Scope) =>
    setChosen(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope])
  async function make(event: Event) {
    event.preventDefault()
    const body = {
      name,
      scopes: chosen,
      ...(needsTeam && team ? { team } : {}),
      ...(end ? { expiresAt: `${end}T00:00:00Z` } : {}),
    }
    const isMade = await onMade(ask('POST /desk/keys', { body, key: crypto.randomUUID() }))
    if (isMade) setName('')
  }
  return (
    <form class="act form" onSubmit={(event) => void make(event)} aria-label={words.make}>
      <h2>{words.make}</h2>
      <div class="field">
        <label for="key-name">{fields.name}</label>
        <input
          id="key-name"
          required
          dir="auto"
          value={name}
          aria-describedby="key-name-hint"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <p class="hint" id="key-name-hint">
          {fields.nameHint}
        </p>
      </div>
      <fieldset class="field">
        <legend>{fields.scopes}</legend>
        {scopes.map((scope) => (
          <label key={scope} class="tick">
            <input type="checkbox" checked={chosen.includes(scope)} onChange={() => toggle(scope)} />{' '}
            {words.scopes[scope]}
          </label>
        ))}
      </fieldset>
      {needsTeam && (
        <div class="field">
          <label for="key-team">{fields.team}</label>
          <select
            id="key-team"
            required
            value={team}
            aria-describedby="key-team-hint"
            onChange={(event) => setTeam(event.currentTarget.value)}
          >
            <option value="">{fields.noTeam}</option>
            {session.allTeams.map(({ id, name: title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <p class="hint" id="key-team-hint">
            {fields.teamHint}
          </p>
        </div>
      )}
      <div class="field">
        <label for="key-end">{fields.expires}</label>
        <input
          id="key-end"
          type="date"
          value={end}
          aria-describedby="key-end-hint"
          onInput={(event) => setEnd(event.currentTarget.value)}
        />
        <p class="hint" id="key-end-hint">
          {fields.expiresHint}
        </p>
      </div>
      <div class="acts">
        <button type="submit" class="main">
          {words.make}
        </button>
      </div>
    </form>
  )
}
