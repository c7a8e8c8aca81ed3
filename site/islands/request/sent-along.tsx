import type { RequestView } from '#domain/views/request.ts'
import { requestWords } from '#domain/words/request.ts'
import { language } from '../kit/say.ts'

const words = requestWords(language).along

/** What went along with the request from before it: nobody wonders what support knows. */
export function SentAlong({ view: { attempt } }: { view: RequestView }) {
  if (!attempt) return null
  const { article, steps, searches, read } = attempt
  const done = steps.filter((step) => step.done).length
  return (
    <details class="along">
      <summary>{words.heading}</summary>
      <dl class="pairs">
        {article && <Pair name={words.page}>{article.title}</Pair>}
        {searches.length > 0 && <Pair name={words.searches}>{searches.map((query) => `“${query}”`).join(', ')}</Pair>}
        {read.length > 0 && <Pair name={words.read}>{read.map(({ title }) => title).join(', ')}</Pair>}
      </dl>
      {steps.length > 0 && (
        <>
          <p>{words.steps(done, steps.length)}</p>
          <ol>
            {steps.map((step) => (
              <li key={step.id}>
                {step.text} <span class="soft">({step.done ? words.done : words.notDone})</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  )
}

function Pair({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
