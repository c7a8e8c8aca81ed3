import { useState } from 'preact/hooks'
import type { RequestView } from '#domain/views/request.ts'
import { ask } from '../kit/ask.ts'
import { doneOf, patience } from './api.ts'

type Props = { view: RequestView; token: string; done: (words: string) => void }

/** Did it work? Confirm, or open it again with what is still wrong. */
export function Verdict({ view, token, done }: Props) {
  const [asks, setAsks] = useState(false)
  const [reason, setReason] = useState('')
  const [trouble, setTrouble] = useState('')
  const confirm = async () => {
    const result = doneOf(await ask('PUT /request/resolution', { token, within: patience }))
    if (result.is === 'refused') setTrouble(result.words)
    else done('Thank you. Your request is closed.')
  }
  const reopen = async (event: Event) => {
    event.preventDefault()
    if (reason.trim() === '') return setTrouble('Say in a sentence what is still wrong.')
    const result = doneOf(await ask('DELETE /request/resolution', { token, body: { reason }, within: patience }))
    if (result.is === 'refused') return setTrouble(result.words)
    setAsks(false)
    setReason('')
    done('Your request is open again.')
  }
  const solved = view.state === 'resolved'
  return (
    <section class="verdict" aria-labelledby="verdict">
      <h2 id="verdict">{solved ? 'Did it work?' : 'Is it back?'}</h2>
      <p class="acts">
        {solved && (
          <button type="button" class="main" onClick={() => void confirm()}>
            Yes, it is solved
          </button>
        )}
        <button type="button" aria-expanded={asks} onClick={() => setAsks(!asks)}>
          {solved ? 'No, it is not' : 'Open it again'}
        </button>
      </p>
      {asks && (
        <form class="form" onSubmit={(event) => void reopen(event)} noValidate>
          <div class="field">
            <label for="reason">What is still wrong</label>
            <textarea
              id="reason"
              rows={3}
              maxLength={4000}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
              aria-invalid={trouble ? 'true' : undefined}
              aria-describedby="verdict-wrong"
            />
          </div>
          <button type="submit">Open it again</button>
        </form>
      )}
      <p class="wrong" id="verdict-wrong" role="alert" hidden={!trouble}>
        {trouble}
      </p>
    </section>
  )
}

const scores = ['Badly', 'Not well', 'All right', 'Well', 'Very well']

/** How did it go, from 1 to 5, with a word if they like. */
export function Rating({ view, token, done }: Props) {
  const [again, setAgain] = useState(false)
  const [score, setScore] = useState(view.rating?.score ?? 0)
  const [comment, setComment] = useState(view.rating?.comment ?? '')
  const [trouble, setTrouble] = useState('')
  if (view.rating && !again)
    return (
      <section class="rating" aria-label="Rating">
        <p>
          You rated it <strong>{view.rating.score} of 5</strong>: {scores[view.rating.score - 1]?.toLowerCase()}.{' '}
          <button type="button" class="quiet" onClick={() => setAgain(true)}>
            Change it
          </button>
        </p>
      </section>
    )
  const rate = async (event: Event) => {
    event.preventDefault()
    if (score === 0) return setTrouble('Choose one of the five.')
    const said = comment.trim()
    const body = { score, ...(said ? { comment: said } : {}) }
    const result = doneOf(await ask('PUT /request/rating', { token, body, within: patience }))
    if (result.is === 'refused') return setTrouble(result.words)
    setTrouble('')
    setAgain(false)
    done('Thank you for saying so.')
  }
  return (
    <section class="rating">
      <form class="form" onSubmit={(event) => void rate(event)} noValidate>
        <fieldset aria-describedby="rating-wrong">
          <legend>How did it go?</legend>
          <div class="scores">
            {scores.map((words, index) => (
              <label key={words}>
                <input type="radio" name="score" checked={score === index + 1} onChange={() => setScore(index + 1)} />
                <span>
                  <b>{index + 1}</b> {words}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="field">
          <label for="comment">
            What should we keep, or do better? <span class="soft">(optional)</span>
          </label>
          <textarea
            id="comment"
            rows={2}
            maxLength={2000}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        </div>
        <p class="wrong" id="rating-wrong" role="alert" hidden={!trouble}>
          {trouble}
        </p>
        <button type="submit" class={view.state === 'closed' ? 'main' : undefined}>
          Send the rating
        </button>
      </form>
    </section>
  )
}
