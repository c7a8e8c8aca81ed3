import { useState } from 'preact/hooks'
import { requestWords } from '#domain/words/request.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { doneOf, patience } from './api.ts'

const words = requestWords(language).withdraw

/** It has solved itself: ends an open request, after one question back. */
export function Withdraw({ token, done }: { token: string; done: (words: string) => void }) {
  const [asks, setAsks] = useState(false)
  const [trouble, setTrouble] = useState('')
  const withdraw = async () => {
    const result = doneOf(await ask('PUT /request/withdrawal', { token, within: patience }))
    if (result.is === 'refused') setTrouble(result.words)
    else done(words.done)
  }
  return (
    <section class="verdict" aria-label={words.ask}>
      {asks ? (
        <>
          <h2>{words.heading}</h2>
          <p>{words.means}</p>
          <p class="acts">
            <button type="button" class="main" onClick={() => void withdraw()}>
              {words.yes}
            </button>
            <button type="button" onClick={() => setAsks(false)}>
              {words.no}
            </button>
          </p>
        </>
      ) : (
        <p class="acts">
          <button type="button" aria-expanded={false} onClick={() => setAsks(true)}>
            {words.ask}
          </button>
        </p>
      )}
      <p class="wrong" role="alert" hidden={!trouble}>
        {trouble}
      </p>
    </section>
  )
}
