import { useEffect, useRef, useState } from 'preact/hooks'
import type { Keys, KeyView } from '#domain/views/api-key.ts'
import { keyWords } from '#domain/words/api-keys.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { openDesk } from './door.tsx'
import { NewKey } from './new-key.tsx'
import { Rail } from './rail.tsx'
import { sayRefusal } from './refusal.ts'
import type { Session } from './types.ts'
import { useCounts } from './use-counts.ts'

const words = keyWords(language)

type Made = { name: string; key: string }

export function openKeys() {
  openDesk((session) => <KeysPage session={session} />)
}

/** API keys: made, rotated and revoked by who runs the desk; a secret is shown once. */
function KeysPage({ session }: { session: Session }) {
  const [found, setFound] = useState<Keys | null>(null)
  const [said, setSaid] = useState('')
  const [made, setMade] = useState<Made | null>(null)
  const counts = useCounts()
  const read = async () => {
    const answer = await ask('GET /desk/keys')
    if (answer.ok) setFound(answer.value)
    else setSaid(sayRefusal(answer.problem))
  }
  useEffect(() => void read(), [])
  const keep = async (answer: Answer<Made>) => {
    setMade(answer.ok ? answer.value : null)
    setSaid(answer.ok ? '' : sayRefusal(answer.problem))
    if (answer.ok) await read()
    return answer.ok
  }
  const rotate = async ({ id }: KeyView) => {
    await keep(await ask('POST /desk/keys/{id}/rotations', { at: { id }, body: {}, key: crypto.randomUUID() }))
  }
  const revoke = async ({ id, name }: KeyView) => {
    const answer = await ask('DELETE /desk/keys/{id}', { at: { id } })
    setSaid(answer.ok ? words.revoked(name) : sayRefusal(answer.problem))
    if (answer.ok) await read()
  }
  return (
    <>
      <Rail session={session} counts={counts} here={null} page="keys" />
      <main id="main" tabIndex={-1} class="desk-main">
        <h1 class="desk-title">{words.title}</h1>
        <p class="soft">{words.intro}</p>
        <p role="status" class={said ? 'desk-said' : 'only-read'}>
          {said}
        </p>
        {made && <Secret name={made.name} secret={made.key} />}
        {found === null && !said && <p class="soft">Reading …</p>}
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
      </main>
    </>
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
