import { useState } from 'preact/hooks'
import type { GapView } from '#domain/views/gap.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { sayAgo, sayMoment } from '../kit/say.ts'
import type { Session } from './types.ts'

type Act = (answered: Promise<Answer<{ id: string }>>, words: string) => Promise<void>
type Props = { gap: GapView; others: readonly GapView[]; session: Session; act: Act }

/** One gap: what was said, how often, and what a person does with it. */
export function Gap({ gap, others, session, act }: Props) {
  const { automation, ownedBy, givenTo, answeredBy, reason } = gap
  return (
    <li class="gap">
      <div class="gap-head">
        <h2 dir="auto">{gap.name}</h2>
        <span class="gap-count">{gap.count === 1 ? 'once' : `${gap.count} times`}</span>
        <Weeks weeks={gap.weeks} />
      </div>
      <p class="soft small">
        {sayKinds(gap.kinds)}; last {sayAgo(gap.lastAt)}
        {automation && `; about ${automation.name}`}
        {givenTo ? `; given to ${givenTo.name}` : ownedBy && `; kept by ${ownedBy.name}`}
      </p>
      {answeredBy && (
        <p class="small">
          Answered now by <a href={answeredBy.url}>{answeredBy.title}</a>
          {gap.closedAt && `, since ${sayMoment(gap.closedAt)}`}
        </p>
      )}
      {gap.questions.length > 0 && (
        <ul class="small">
          {gap.questions.map(({ title, url, settled }) => (
            <li key={url}>
              <a href={url}>{title}</a> <span class="soft">{settled ? 'answered' : 'no answer that stands'}</span>
            </li>
          ))}
        </ul>
      )}
      {reason && <p class="small">Dismissed: {reason}</p>}
      <Wordings gap={gap} act={act} />
      {gap.state === 'dismissed' ? (
        <button
          type="button"
          onClick={() => void act(ask('DELETE /desk/gaps/{id}/dismissal', at(gap)), 'Taken up again.')}
        >
          Take up again
        </button>
      ) : (
        <Acts gap={gap} others={others} session={session} act={act} />
      )}
    </li>
  )
}

const at = ({ id }: GapView) => ({ at: { id } })

function sayKinds({ weak, left, asked, tickets, questions }: GapView['kinds']): string {
  const said = [
    weak > 0 && `nothing fitted ${times(weak)}`,
    left > 0 && `nothing was opened ${times(left)}`,
    asked > 0 && `asked without an answer ${times(asked)}`,
    tickets > 0 && `${tickets === 1 ? '1 ticket' : `${tickets} tickets`} solved without an article`,
    questions > 0 && `asked ${times(questions)} in the community`,
  ]
  const text = said.filter(Boolean).join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

/** How often in each of the last weeks; the numbers are said, the bars are seen. */
function Weeks({ weeks }: { weeks: readonly number[] }) {
  const most = Math.max(1, ...weeks)
  const label = `By week, this one last: ${weeks.join(', ')}`
  return (
    <svg class="gap-weeks" viewBox={`0 0 ${weeks.length * 10} 20`} role="img" aria-label={label}>
      <title>{label}</title>
      {weeks.map((count, week) => {
        const height = count === 0 ? 1 : Math.max(3, (count / most) * 20)
        return <rect key={week} x={week * 10 + 1} y={20 - height} width={8} height={height} />
      })}
    </svg>
  )
}

/** What people typed; some of it can be taken out into a gap of its own. */
function Wordings({ gap, act }: Pick<Props, 'gap' | 'act'>) {
  const [chosen, setChosen] = useState<string[]>([])
  const toggle = (need: string) =>
    setChosen(chosen.includes(need) ? chosen.filter((one) => one !== need) : [...chosen, need])
  const split = () => {
    void act(ask('POST /desk/gaps/{id}/split', { ...at(gap), body: { needs: chosen } }), 'It is a gap of its own now.')
    setChosen([])
  }
  return (
    <details>
      <summary>
        {gap.wordings.length === 1 ? 'One wording' : `${gap.wordings.length} wordings, the most frequent ones`}
      </summary>
      <fieldset>
        <legend class="only-read">Wordings of “{gap.name}”</legend>
        {gap.wordings.map(({ need, words, count }) => (
          <label key={need}>
            <input type="checkbox" checked={chosen.includes(need)} onChange={() => toggle(need)} />
            <span dir="auto">
              {words} <span class="soft small">{times(count)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {chosen.length > 0 && (
        <button type="button" onClick={split}>
          Make a gap of its own of {chosen.length === 1 ? 'this wording' : `these ${chosen.length}`}
        </button>
      )}
    </details>
  )
}

function Acts({ gap, others, session, act }: Props) {
  const [reason, setReason] = useState('')
  const give = (team: string) =>
    act(
      team === ''
        ? ask('DELETE /desk/gaps/{id}/owner', at(gap))
        : ask('PUT /desk/gaps/{id}/owner', { ...at(gap), body: { team } }),
      team === '' ? 'Nobody has it now.' : 'Given.',
    )
  const merge = (into: string) =>
    act(ask('POST /desk/gaps/{id}/merge', { ...at(gap), body: { into } }), 'They are one now.')
  const dismiss = () =>
    act(
      ask('PUT /desk/gaps/{id}/dismissal', { ...at(gap), body: { reason } }),
      'Dismissed; it is kept under Dismissed.',
    )
  return (
    <details>
      <summary>Give, merge or dismiss</summary>
      <div class="form">
        <div class="field">
          <label for={`give-${gap.id}`}>Give it to</label>
          <select
            id={`give-${gap.id}`}
            value={gap.givenTo?.id ?? ''}
            onChange={(event) => void give(event.currentTarget.value)}
          >
            <option value="">Nobody</option>
            {session.allTeams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {others.length > 0 && (
          <div class="field">
            <label for={`merge-${gap.id}`}>It means the same as</label>
            <select id={`merge-${gap.id}`} value="" onChange={(event) => void merge(event.currentTarget.value)}>
              <option value="">Choose a gap</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div class="field">
          <label for={`dismiss-${gap.id}`}>Why nothing should be written</label>
          <input id={`dismiss-${gap.id}`} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </div>
        <button type="button" onClick={() => void dismiss()}>
          Dismiss
        </button>
      </div>
    </details>
  )
}
