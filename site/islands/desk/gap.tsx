import { useState } from 'preact/hooks'
import type { GapView } from '#domain/views/gap.ts'
import { gapWords, sayGapKinds } from '#domain/words/gaps.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language, sayAgo, sayMoment } from '../kit/say.ts'
import type { Session } from './types.ts'

const say = gapWords(language)

type Act = (answered: Promise<Answer<{ id: string }>>, words: string) => Promise<void>
type Props = { gap: GapView; others: readonly GapView[]; session: Session; act: Act }

/** One gap: what was said, how often, and what a person does with it. */
export function Gap({ gap, others, session, act }: Props) {
  const { automation, ownedBy, givenTo, answeredBy, reason } = gap
  return (
    <li class="gap">
      <div class="gap-head">
        <h2 dir="auto">{gap.name}</h2>
        <span class="gap-count">{say.times(gap.count)}</span>
        <Weeks weeks={gap.weeks} />
      </div>
      <p class="soft small">
        {[
          sayGapKinds(gap.kinds, language),
          say.last(sayAgo(gap.lastAt)),
          ...(automation ? [say.about(automation.name)] : []),
          ...(givenTo ? [say.givenTo(givenTo.name)] : ownedBy ? [say.keptBy(ownedBy.name)] : []),
        ].join('; ')}
      </p>
      {answeredBy && (
        <p class="small">
          {say.answeredBy} <a href={answeredBy.url}>{answeredBy.title}</a>
          {gap.closedAt && say.since(sayMoment(gap.closedAt))}
        </p>
      )}
      {gap.questions.length > 0 && (
        <ul class="small">
          {gap.questions.map(({ title, url, settled }) => (
            <li key={url}>
              <a href={url}>{title}</a> <span class="soft">{settled ? say.settled : say.unsettled}</span>
            </li>
          ))}
        </ul>
      )}
      {reason && <p class="small">{say.because(reason)}</p>}
      <Wordings gap={gap} act={act} />
      {gap.state === 'dismissed' ? (
        <button type="button" onClick={() => void act(ask('DELETE /desk/gaps/{id}/dismissal', at(gap)), say.isTakenUp)}>
          {say.takeUp}
        </button>
      ) : (
        <Acts gap={gap} others={others} session={session} act={act} />
      )}
    </li>
  )
}

const at = ({ id }: GapView) => ({ at: { id } })

/** How often in each of the last weeks; the numbers are said, the bars are seen. */
function Weeks({ weeks }: { weeks: readonly number[] }) {
  const most = Math.max(1, ...weeks)
  const label = say.byWeek(weeks)
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
    void act(ask('POST /desk/gaps/{id}/split', { ...at(gap), body: { needs: chosen } }), say.isSplit)
    setChosen([])
  }
  return (
    <details>
      <summary>{say.wordings(gap.wordings.length)}</summary>
      <fieldset>
        <legend class="only-read">{say.wordingsOf(gap.name)}</legend>
        {gap.wordings.map(({ need, words, count }) => (
          <label key={need}>
            <input type="checkbox" checked={chosen.includes(need)} onChange={() => toggle(need)} />
            <span dir="auto">
              {words} <span class="soft small">{say.times(count)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {chosen.length > 0 && (
        <button type="button" onClick={split}>
          {say.split(chosen.length)}
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
      team === '' ? say.isTaken : say.isGiven,
    )
  const merge = (into: string) => act(ask('POST /desk/gaps/{id}/merge', { ...at(gap), body: { into } }), say.isMerged)
  const dismiss = () => act(ask('PUT /desk/gaps/{id}/dismissal', { ...at(gap), body: { reason } }), say.isDismissed)
  return (
    <details>
      <summary>{say.acts}</summary>
      <div class="form">
        <div class="field">
          <label for={`give-${gap.id}`}>{say.give}</label>
          <select
            id={`give-${gap.id}`}
            value={gap.givenTo?.id ?? ''}
            onChange={(event) => void give(event.currentTarget.value)}
          >
            <option value="">{say.nobody}</option>
            {session.allTeams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {others.length > 0 && (
          <div class="field">
            <label for={`merge-${gap.id}`}>{say.merge}</label>
            <select id={`merge-${gap.id}`} value="" onChange={(event) => void merge(event.currentTarget.value)}>
              <option value="">{say.mergeWith}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div class="field">
          <label for={`dismiss-${gap.id}`}>{say.why}</label>
          <input id={`dismiss-${gap.id}`} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </div>
        <button type="button" onClick={() => void dismiss()}>
          {say.dismiss}
        </button>
      </div>
    </details>
  )
}
