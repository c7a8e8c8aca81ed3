import { useEffect, useRef, useState } from 'preact/hooks'
import type { KeyView } from '#domain/views/api-key.ts'
import { keyWords } from '#domain/words/api-keys.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { FoundPage, useFound } from './found-page.tsx'
import { NewKey } from './new-key.tsx'
import type { Session } from './types.ts'

const words = keyWords(language)

type Made = { name: string; key: string }

export function openKeys() {
  openDesk((session) => <KeysPage session={session} />)
}

/** API keys: made, rotated and revoked by who runs the desk; a secret is shown once. */
function KeysPage({ session }: { session: Session }) {
  const state = useFound(() => ask('GET /desk/keys'))
  const { found, act } = state
  const [made, setMade] = useState<Made | null>(null)
  const keep = async (asked: Promise<Answer<Made>>) => {
    const answer = await act(asked, () => '')
    setMade(answer.ok ? answer.value : null)
    return answer.ok
  }
  const rotate = ({ id }: KeyView) =>
    keep(ask('POST /desk/keys/{id}/rotations', { at: { id }, body: {}, key: crypto.randomUUID() }))
  const revoke = ({ id, name }: KeyView) =>
    act(ask('DELETE /desk/keys/{id}', { at: { id } }), () => words.revoked(name))
  return (
    <FoundPage session={session} page="keys" words={words} state={state}>
      {made && <Secret name={made.name} secret={made.key} />}
      {found?.items.length === 0 && <p>{words.none}</p>}
      <ul class="gaps">
        {found?.items.map((item) => (
          <Key key={item.id} item={item} rotate={() => void rotate(item)} revoke={() => void revoke(item)} />
        ))}
      </ul>
      {found && <NewKey session={session} onMade={keep} />}
      {found && found.log.length > 0 && (
        <details>
          <summary>{words.log}</summary>
          <ul class="plain small">
            {found.log.map(({ at, name, what, by }) => (
              <li key={at + name}>{words.entry(sayMoment(at), name, words.done[what], by)}</li>
            ))}
          </ul>
        </details>
      )}
    </FoundPage>
  )
}

/** The secret, as long as the page stands. */
function Secret({ name, secret }: { name: string; secret: string }) {
  const [copied, setCopied] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    setCopied(false)
    box.current?.focus()
  }, [secret])
  const copy = () => navigator.clipboard.writeText(secret).then(() => setCopied(true))
  return (
    <div ref={box} class="act" tabIndex={-1} aria-live="polite">
      <p>{words.shown(name)}</p>
      <p>
        <code class="delivery-error">{secret}</code>
      </p>
      <div class="acts">
        <button type="button" onClick={() => void copy()}>
          {words.copy}
        </button>
        {copied && <span class="soft">{words.copied}</span>}
      </div>
    </div>
  )
}

function Key({ item, rotate, revoke }: { item: KeyView; rotate: () => void; revoke: () => void }) {
  const { name, scopes, team, state, createdAt, madeBy, expiresAt, revokedAt, lastUsedAt } = item
  return (
    <li class="gap">
      <div class="gap-head">
        <h2 dir="auto">{name}</h2>
        {state === 'active' && (
          <>
            <button type="button" title={words.rotateMeans} onClick={rotate}>
              {words.rotate}
              <span class="only-read"> {name}</span>
            </button>
            <button type="button" onClick={revoke}>
              {words.revoke}
              <span class="only-read"> {name}</span>
            </button>
          </>
        )}
      </div>
      <p>
        {scopes.map((scope) => words.scopes[scope]).join(', ')}
        {team && ` (${team})`}
      </p>
      <p class="soft small">
        <strong class={state === 'active' ? undefined : 'has-late'}>{words.states[state]}</strong>
        {', '}
        {words.columns.used}: {lastUsedAt ? sayMoment(lastUsedAt) : words.never}, {words.columns.ends}:{' '}
        {expiresAt ? sayMoment(expiresAt) : words.never}
        {revokedAt && `, ${words.states.revoked}: ${sayMoment(revokedAt)}`}, {words.columns.made}:{' '}
        {sayMoment(createdAt)}, {madeBy}
      </p>
    </li>
  )
}
