import { useState } from 'preact/hooks'
import { commandWords } from '#domain/words/commands.ts'
import { onCallWords } from '#domain/words/on-call.ts'
import { queueWords, railWords } from '#domain/words/queue.ts'
import { language } from '../kit/say.ts'
import { useShow } from './commands/commands.tsx'
import { signOut } from './door.tsx'
import { OnCallNow } from './on-call.tsx'
import { countedViews, endedViews, levelViews, pagesOf } from './places.ts'
import { useSavedViews, viewOf } from './saved-views.tsx'
import type { Counts, Session } from './types.ts'
import { addressOf, type View } from './views.ts'

const words = railWords(language)

type Props = { session: Session; counts: Counts | null; here: View | null; page: string }

/** The desk's navigation: views with their counts, levels, and what else there is. */
export function Rail({ session, counts, here, page }: Props) {
  const current = (view: View) =>
    here !== null && [addressOf(here), addressOf({ ...here, sort: '' })].includes(addressOf(view)) ? 'page' : undefined
  const say = (count: number | undefined) =>
    count === undefined || counts === null ? '' : count >= counts.most ? `${counts.most - 1}+` : String(count)
  const link = (name: string, view: View, count?: number) => (
    <li key={name}>
      <a href={addressOf(view)} aria-current={current(view)}>
        {name} <span class="count">{say(count)}</span>
      </a>
    </li>
  )
  const [open, setOpen] = useState(false)
  const show = useShow()
  const saved = useSavedViews(counts)
  return (
    <nav class={open ? 'desk-rail open' : 'desk-rail'} aria-label={words.label}>
      <button type="button" class="quiet rail-menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.menu}
      </button>
      <button type="button" class="rail-palette" aria-keyshortcuts="Control+K Meta+K" onClick={() => show('palette')}>
        {commandWords(language).short} <kbd>Ctrl K</kbd>
      </button>
      <ul class="plain">{countedViews().map(({ name, view, count }) => link(name, view, counts?.[count]))}</ul>
      {saved.items.length > 0 && (
        <>
          <h2 class="label">{queueWords(language).saved.title}</h2>
          <ul class="plain">
            {saved.items.map((one) => (
              <li key={one.id}>
                <a href={addressOf(viewOf(one))} aria-current={current(viewOf(one))} title={one.team?.name}>
                  <span dir="auto">{one.name}</span>{' '}
                  <span class="count">{one.count >= saved.most ? `${saved.most - 1}+` : one.count}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 class="label">{words.byLevel}</h2>
      <ul class="plain">
        {levelViews(session).map(({ name, view, level }) =>
          link(name, view, counts?.levels.find((entry) => entry.level === level)?.count ?? (counts ? 0 : undefined)),
        )}
      </ul>
      <h2 class="label">{words.done}</h2>
      <ul class="plain">{endedViews().map(({ name, view }) => link(name, view))}</ul>
      <h2 class="label">{words.more}</h2>
      <ul class="plain">
        {pagesOf(session).map(({ page: at, name, address }) => (
          <li key={at}>
            <a href={address} aria-current={page === at ? 'page' : undefined}>
              {name} {at === 'mail' && counts?.heldMail ? <span class="count">{say(counts.heldMail)}</span> : null}
            </a>
          </li>
        ))}
      </ul>
      <div class="desk-me small">
        <p>
          <strong>{session.person.name}</strong>
          <br />
          <span class="soft">{session.teams.map(({ name }) => name).join(', ')}</span>
        </p>
        {session.onCall
          .filter(({ team }) => session.teams.some(({ id }) => id === team.id))
          .map((one) => (
            <p key={one.team.id}>
              <span class="soft">{onCallWords(language).title}:</span> <OnCallNow {...one} />
            </p>
          ))}
        <button type="button" class="quiet" onClick={() => void signOut()}>
          {words.signOut}
        </button>{' '}
        <button type="button" class="quiet" onClick={() => void signOut({ everywhere: true })}>
          {words.signOutEverywhere}
        </button>
      </div>
    </nav>
  )
}
