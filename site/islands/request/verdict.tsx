import { useState } from 'preact/hooks'
import { longest } from '#domain/base/longest.ts'
import type { RequestView } from '#domain/views/request.ts'
import { formWords } from '#domain/words/form.ts'
import { requestWords } from '#domain/words/request.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { doneOf, patience } from './api.ts'

const words = requestWords(language)

type Props = { view: RequestView; token: string; done: (words: string) => void }

/** Did it work? Confirm, or open it again with what is still wrong. */
export function Verdict({ view, token, done }: Props) {
  const [asks, setAsks] = useState(false)
  const [reason, setReason] = useState('')
  const [trouble, setTrouble] = useState('')
  const confirm = async () => {
    const result = doneOf(await ask('PUT /request/resolution', { token, within: patience }))
    if (result.is === 'refused') setTrouble(result.words)
    else done(words.confirmed)
  }
  const reopen = async (event: Event) => {
    event.preventDefault()
    if (reason.trim() === '') return setTrouble(words.stillWrongMissing)
    const result = doneOf(await ask('DELETE /request/resolution', { token, body: { reason }, within: patience }))
    if (result.is === 'refused') return setTrouble(result.words)
    setAsks(false)
    setReason('')
    done(words.reopened)
  }
  const solved = view.state === 'resolved'
  const merged = view.merged !== null
  return (
    <section class="verdict" aria-labelledby="verdict">
      <h2 id="verdict">{solved ? words.didItWork : words.isItBack}</h2>
      <p class="acts">
        {solved && !merged && (
          <button type="button" class="main" onClick={() => void confirm()}>
            {words.yes}
          </button>
        )}
        <button type="button" aria-expanded={asks} onClick={() => setAsks(!asks)}>
          {solved ? words.no : words.reopen}
        </button>
      </p>
      {merged && <p class="soft">{words.onItsOwn}</p>}
      {asks && (
        <form class="form" onSubmit={(event) => void reopen(event)} noValidate>
          <div class="field">
            <label for="reason">{words.stillWrong}</label>
            <textarea
              id="reason"
              rows={3}
              maxLength={longest.answer}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
              aria-invalid={trouble ? 'true' : undefined}
              aria-describedby="verdict-wrong"
            />
          </div>
          <button type="submit">{words.reopen}</button>
        </form>
      )}
      <p class="wrong" id="verdict-wrong" role="alert" hidden={!trouble}>
        {trouble}
      </p>
    </section>
  )
}

type FromMail = { token: string; score: number; done: (words: string) => void }

/** What was chosen in the mail, said with one button: solved, and how it went. */
export function VerdictFromMail({ token, score, done }: FromMail) {
  const [trouble, setTrouble] = useState('')
  const say = async () => {
    const confirmed = doneOf(await ask('PUT /request/resolution', { token, within: patience }))
    if (confirmed.is === 'refused') return setTrouble(confirmed.words)
    const rated = doneOf(await ask('PUT /request/rating', { token, body: { score }, within: patience }))
    if (rated.is === 'refused') return setTrouble(rated.words)
    done(words.thanks)
  }
  return (
    <section class="verdict" aria-labelledby="from-mail">
      <h2 id="from-mail">{words.fromMail.heading}</h2>
      <p class="acts">
        <button type="button" class="main" onClick={() => void say()}>
          {words.fromMail.rated(score, words.scores[score - 1] ?? '')}
        </button>
      </p>
      <p class="wrong" role="alert" hidden={!trouble}>
        {trouble}
      </p>
    </section>
  )
}

/** How did it go, from 1 to 5, with a word if they like. */
export function Rating({ view, token, done }: Props) {
  const [again, setAgain] = useState(false)
  const [score, setScore] = useState(view.rating?.score ?? 0)
  const [comment, setComment] = useState(view.rating?.comment ?? '')
  const [trouble, setTrouble] = useState('')
  if (view.rating && !again) {
    const [before, rated, after] = words.rated(view.rating.score, words.scores[view.rating.score - 1] ?? '')
    return (
      <section class="rating" aria-label={words.rating}>
        <p>
          {before}
          <strong>{rated}</strong>
          {after}{' '}
          <button type="button" class="quiet" onClick={() => setAgain(true)}>
            {words.rateAnew}
          </button>
        </p>
      </section>
    )
  }
  const rate = async (event: Event) => {
    event.preventDefault()
    if (score === 0) return setTrouble(words.chooseScore)
    const said = comment.trim()
    const body = { score, ...(said ? { comment: said } : {}) }
    const result = doneOf(await ask('PUT /request/rating', { token, body, within: patience }))
    if (result.is === 'refused') return setTrouble(result.words)
    setTrouble('')
    setAgain(false)
    done(words.thanks)
  }
  return (
    <section class="rating">
      <form class="form" onSubmit={(event) => void rate(event)} noValidate>
        <fieldset aria-describedby="rating-wrong">
          <legend>{words.howDidItGo}</legend>
          <div class="scores">
            {words.scores.map((name, index) => (
              <label key={name}>
                <input type="radio" name="score" checked={score === index + 1} onChange={() => setScore(index + 1)} />
                <span>
                  <b>{index + 1}</b> {name}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="field">
          <label for="comment">
            {words.keepOrDoBetter} <span class="soft">{formWords(language).optional}</span>
          </label>
          <textarea
            id="comment"
            rows={2}
            maxLength={longest.comment}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        </div>
        <p class="wrong" id="rating-wrong" role="alert" hidden={!trouble}>
          {trouble}
        </p>
        <button type="submit" class={view.state === 'closed' ? 'main' : undefined}>
          {words.sendRating}
        </button>
      </form>
    </section>
  )
}
