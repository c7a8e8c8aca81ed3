import { useEffect, useState } from 'preact/hooks'
import type { SavedView, SavedViews } from '#domain/views/saved-view.ts'
import { queueWords } from '#domain/words/queue.ts'
import { ask, send } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { sayRefusal } from './refusal.ts'
import type { Session } from './types.ts'
import { addressOf, emptyView, questionOf, type View } from './views.ts'

const words = queueWords(language).saved

/** What is saved for somebody and their teams, read again when `beside` changes: counts live as those beside them do. */
export function useSavedViews(beside: unknown): SavedViews {
  const [views, setViews] = useState<SavedViews>({ items: [], most: 1000 })
  useEffect(() => {
    void ask('GET /desk/views').then((answer) => {
      if (answer.ok) setViews(answer.value)
    })
  }, [beside])
  return views
}

/** A saved view as the queue shows it. */
export function viewOf({ question }: Pick<SavedView, 'question'>): View {
  const { level, ...rest } = question
  return { ...emptyView, ...rest, ...(level ? { level: String(level) } : {}) } as View
}

/** Gives what is shown a name, for oneself or a team; or forgets it again. */
export function SaveView({
  session,
  view,
  onChange,
}: {
  session: Session
  view: View
  onChange: (said: string) => void
}) {
  const [name, setName] = useState('')
  const [team, setTeam] = useState('')
  const [wrong, setWrong] = useState('')
  const [open, setOpen] = useState(false)
  const views = useSavedViews(open)
  const saved = views.items.find((one) => addressOf(viewOf(one)) === addressOf(view))
  async function save(event: Event) {
    event.preventDefault()
    const body = { name, question: { ...questionOf({ ...view, text: '' }), ...(view.text ? { text: view.text } : {}) } }
    const answer = await send('POST', '/desk/views', {
      body: team ? { ...body, team } : body,
      key: crypto.randomUUID(),
    })
    if (!answer.ok) return setWrong(sayRefusal(answer.problem))
    setName('')
    setWrong('')
    setOpen(false)
    onChange(words.done(name))
  }
  async function drop(one: SavedView) {
    const answer = await send('DELETE', `/desk/views/${one.id}`)
    setOpen(false)
    onChange(answer.ok ? words.dropped(one.name) : sayRefusal(answer.problem))
  }
  return (
    <details class="desk-columns" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="small">{words.save}</summary>
      {saved ? (
        <p>
          {words.savedAs(saved.name, saved.team?.name)}{' '}
          <button type="button" onClick={() => void drop(saved)}>
            {words.drop}
          </button>
        </p>
      ) : (
        <form class="save-view" aria-label={words.save} onSubmit={(event) => void save(event)}>
          <label for="view-name">{words.name}</label>
          <input
            id="view-name"
            value={name}
            required
            maxLength={60}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <label for="view-for">{words.whose}</label>
          <select id="view-for" value={team} onChange={(event) => setTeam(event.currentTarget.value)}>
            <option value="">{words.mine}</option>
            {session.teams.map(({ id, name: title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <button type="submit">{words.send}</button>
          {wrong && (
            <p class="wrong" role="alert">
              {wrong}
            </p>
          )}
        </form>
      )}
    </details>
  )
}
