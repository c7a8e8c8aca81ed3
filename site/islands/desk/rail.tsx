import { useState } from 'preact/hooks'
import { railWords, viewWords } from '#domain/words/queue.ts'
import { language } from '../kit/say.ts'
import { signOut } from './door.tsx'
import type { Counts, Session } from './types.ts'
import { addressOf, emptyView, type View } from './views.ts'

type Props = { session: Session; counts: Counts | null; here: View | null; page: string }

/** The views with a count, and its name in the answer. */
const counted = [
  ['next', 'next'],
  ['open', 'open'],
  ['mine', 'mine'],
  ['unassigned', 'unassigned'],
  ['at-risk', 'atRisk'],
  ['breached', 'breached'],
  ['waiting', 'waiting'],
  ['vendor', 'vendor'],
] as const

/** The desk's navigation: views with their counts, levels, and what else there is. */
export function Rail({ session, counts, here, page }: Props) {
  const current = (view: View) =>
    here !== null && !here.text && addressOf({ ...here, sort: '' }) === addressOf(view) ? 'page' : undefined
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
  return (
    <nav class={open ? 'desk-rail open' : 'desk-rail'} aria-label="Desk">
      <button type="button" class="quiet rail-menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {railWords(language).menu}
      </button>
      <ul class="plain">
        {counted.map(([view, key]) => link(viewWords(view, language).name, { ...emptyView, view }, counts?.[key]))}
      </ul>
      <h2 class="label">By level</h2>
      <ul class="plain">
        {session.levels
          .filter(({ level }) => level >= 1)
          .map(({ level, name }) =>
            link(
              `${level} ${name}`,
              { ...emptyView, view: 'open', level: String(level) },
              counts?.levels.find((entry) => entry.level === level)?.count ?? (counts ? 0 : undefined),
            ),
          )}
      </ul>
      <h2 class="label">Done</h2>
      <ul class="plain">
        {(['resolved', 'closed'] as const).map((view) => link(viewWords(view, language).name, { ...emptyView, view }))}
      </ul>
      <h2 class="label">More</h2>
      <ul class="plain">
        <li>
          <a href="/desk/automations/" aria-current={page === 'mine' ? 'page' : undefined}>
            My automations
          </a>
        </li>
        <li>
          <a href="/desk/known-problems/" aria-current={page === 'known-problems' ? 'page' : undefined}>
            Known problems
          </a>
        </li>
        {document.getElementById('desk')?.dataset.community && (
          <li>
            <a href="/desk/community/">Community</a>
          </li>
        )}
        <li>
          <a href="/desk/knowledge/" aria-current={page === 'knowledge' ? 'page' : undefined}>
            Knowledge
          </a>
        </li>
        <li>
          <a href="/desk/reports/" aria-current={page === 'reports' ? 'page' : undefined}>
            Reports
          </a>
        </li>
        <li>
          <a href="/desk/model/" aria-current={page === 'model' ? 'page' : undefined}>
            Support model
          </a>
        </li>
        <li>
          <a href="/desk/deliveries/" aria-current={page === 'deliveries' ? 'page' : undefined}>
            Deliveries
          </a>
        </li>
        {session.administrator && (
          <li>
            <a href="/desk/keys/" aria-current={page === 'keys' ? 'page' : undefined}>
              API keys
            </a>
          </li>
        )}
        <li>
          <a href="/">Portal</a>
        </li>
      </ul>
      <div class="desk-me small">
        <p>
          <strong>{session.person.name}</strong>
          <br />
          <span class="soft">{session.teams.map(({ name }) => name).join(', ')}</span>
        </p>
        <button type="button" class="quiet" onClick={() => void signOut()}>
          Sign out
        </button>{' '}
        <button type="button" class="quiet" onClick={() => void signOut({ everywhere: true })}>
          Sign out everywhere
        </button>
      </div>
    </nav>
  )
}
