import { useState } from 'preact/hooks'
import type { RequestView } from '#domain/views/request.ts'
import { requestWords } from '#domain/words/request.ts'
import { sayNext, sayStanding } from '#domain/words/standing.ts'
import { takeUnsent } from '../escalate/files.tsx'
import { language, sayMoment } from '../kit/say.ts'
import { Promises } from './promises.tsx'
import { SentAlong } from './sent-along.tsx'
import { Talk } from './talk.tsx'
import { Timeline } from './timeline.tsx'
import { Rating, Verdict, VerdictFromMail } from './verdict.tsx'
import { Withdraw } from './withdraw.tsx'

const words = requestWords(language)

type Props = {
  view: RequestView
  token: string
  filed: boolean
  picked: number | null
  done: (words: string) => void
}

/** The whole request: where it stands, what comes next, what is asked of the reader, what happened. */
export function RequestBody({ view, token, filed, picked, done }: Props) {
  const over = view.state === 'resolved' || view.state === 'closed'
  const merged = view.merged !== null
  return (
    <>
      {filed && <Filed view={view} />}
      {picked !== null && view.state === 'resolved' && !merged && (
        <VerdictFromMail token={token} score={picked} done={done} />
      )}
      <Standing view={view} />
      {over && <Verdict view={view} token={token} done={done} />}
      {(view.state === 'closed' || (over && merged)) && <Rating view={view} token={token} done={done} />}
      <h2>{words.whatHappened}</h2>
      <Timeline view={view} token={token} />
      {(merged ? !over : view.state !== 'closed') && (
        <>
          <h2 id="answer">{view.waitingOn === 'requester' ? words.reply.heading : words.add.heading}</h2>
          <Talk view={view} token={token} main={view.state !== 'resolved'} done={done} />
        </>
      )}
      <h2>{words.whatPromised}</h2>
      <Promises view={view} />
      <SentAlong view={view} />
      {!over && !merged && <Withdraw token={token} done={done} />}
      <p class="small soft after">
        {words.linksToAll[0]}
        <a href="/requests/">{words.linksToAll[1]}</a>
      </p>
    </>
  )
}

function Filed({ view }: { view: RequestView }) {
  const [unsent] = useState(takeUnsent)
  return (
    <div class="filed" role="status">
      <p>
        <strong>{words.sent}</strong> {words.reference(view.ref)}
      </p>
      {unsent && <p class="wrong">{unsent}</p>}
      <p>{words.keepAddress(view.requester.email)}</p>
    </div>
  )
}

function Standing({ view }: { view: RequestView }) {
  const standing = sayStanding(view, language)
  const { now } = view
  return (
    <section class={`standing ${standing.tone}`} aria-labelledby="standing">
      <p class="small soft">
        {view.ref} ·{' '}
        {view.automation && (
          <>
            <a href={`/automations/${view.automation.id}/`}>{view.automation.name}</a> ·{' '}
          </>
        )}
        {words.opened} <time dateTime={view.openedAt}>{sayMoment(view.openedAt, now)}</time>
      </p>
      <h2 id="standing" class="title" tabIndex={-1} data-standing>
        {view.title}
      </h2>
      <p class="words">{standing.words}</p>
      {view.merged && <p class="next">{words.together}</p>}
      <p class="next">
        {sayNext(view, { language })}{' '}
        {view.waitingOn === 'requester' && (
          <button type="button" class="main" onClick={goToAnswer}>
            {words.replyNow}
          </button>
        )}
      </p>
      <ol class="ladder across" aria-label={words.whoHelps}>
        {view.ladder.map(({ level, name, team, state }) => (
          <li
            key={level}
            class={state === 'next' ? undefined : state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <b>{level}</b>
            <span>{team || name}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function goToAnswer() {
  document.getElementById('reply')?.focus()
}
