import type { Promised } from '#domain/views/promise.ts'
import { filingWords } from '#domain/words/filing.ts'
import { formWords } from '#domain/words/form.ts'
import { isBackTooLate, promisePieces, sayPresence } from '#domain/words/promise.ts'
import { type Answer, ask } from '../kit/ask.ts'
import { language, sayMoment } from '../kit/say.ts'
import { ownZone } from '../kit/zone.ts'

const words = filingWords(language).promise

export type PromiseState = { is: 'asked' } | { is: 'away' } | { is: 'known'; promised: Promised; now: string }

/** Asks who would help, and by when; what is not filled in is not asked. Throws only when `signal` was aborted. */
export function askPromise(question: Record<string, string>, signal: AbortSignal): Promise<Answer<Promised>> {
  const query = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== ''))
  return ask('GET /promise', { query, signal })
}

/** The promise in words first: who answers, by when, in the reader's zone; then whether they are there, and who comes next. */
export function PromiseBox({ state }: { state: PromiseState }) {
  if (state.is === 'asked') return <p class="soft">{words.asking}</p>
  if (state.is === 'away') return <p>{words.away}</p>
  const { promised, now } = state
  const [counts, policy, stop] = words.counts(promised.priority, promised.policy)
  return (
    <>
      <p class="promised">
        {promisePieces(promised, language).map((piece) =>
          'words' in piece ? piece.words : <Moment key={piece.instant} at={piece.instant} now={now} />,
        )}
      </p>
      <p class="small soft">
        {!isBackTooLate(promised) && `${sayPresence(promised.calendar, { now, language })} `}
        {counts}
        <a href="/support/#promises">{policy}</a>
        {stop} {zoneNote(promised)}
      </p>
      <ol class="ladder across" aria-label={words.whoHelps}>
        {promised.ladder.map(({ level, name, team }) => (
          <li
            key={level}
            class={level === promised.level ? 'now' : level < promised.level ? 'past' : undefined}
            aria-current={level === promised.level ? 'step' : undefined}
          >
            <b>{level}</b>
            <span>{level === 0 ? words.you : team || name}</span>
          </li>
        ))}
      </ol>
      {promised.skipped.map(({ level, name }) => (
        <p key={level} class="small soft">
          {formWords(language).skipped(level, name)}
        </p>
      ))}
    </>
  )
}

function Moment({ at, now }: { at: string; now: string }) {
  return (
    <strong>
      <time dateTime={at}>{sayMoment(at, now)}</time>
    </strong>
  )
}

function zoneNote({ calendar: { timeZone } }: Promised): string {
  const own = ownZone()
  return own === timeZone ? words.ownZone : words.zones(own, timeZone)
}
