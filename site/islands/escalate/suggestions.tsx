import type { Found } from '#domain/views/found.ts'
import { filingWords } from '#domain/words/filing.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'

const words = filingWords(language).suggestions

/** A page that may answer. */
export type Suggestion = Pick<Found['items'][number], 'id' | 'title' | 'summary' | 'url'>

type Props = {
  items: readonly Suggestion[]
  /** The one that was opened last, to be asked about. */
  opened: { article: string; title: string } | null
  onOpen: (item: Suggestion, rank: number) => void
  onSolved: () => void
  onNotSolved: () => void
}

/** Pages that may answer it, found while typing. They open beside the form, which keeps what was typed. */
export function Suggestions({ items, opened, onOpen, onSolved, onNotSolved }: Props) {
  const [before, title, after] = words.opened(opened?.title ?? '')
  return (
    <>
      {opened && (
        <div class="asked">
          <p>
            {before}
            <strong>{title}</strong>
            {after}
          </p>
          <p class="acts">
            <button type="button" onClick={onSolved}>
              {words.solved}
            </button>
            <button type="button" onClick={onNotSolved}>
              {words.notSolved}
            </button>
          </p>
        </div>
      )}
      {items.length > 0 && (
        <section class="maybe" aria-labelledby="maybe">
          <h2 class="label" id="maybe">
            {words.heading}
          </h2>
          <ul class="plain">
            {items.map((item, index) => (
              <li key={item.id}>
                <a href={item.url} target="_blank" rel="noopener" onClick={() => onOpen(item, index + 1)}>
                  {item.title}
                </a>
                <p class="small soft">{item.summary}</p>
              </li>
            ))}
          </ul>
          <p class="hint">{words.newTab}</p>
        </section>
      )}
    </>
  )
}

/** Asks for suggestions once typing pauses; an older answer never replaces a newer one. */
export function suggester(show: (items: Suggestion[], question: string) => void, not: () => string | null) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''
  return ({ title = '', description = '', automation = '' }: Record<string, string>) => {
    clearTimeout(timer)
    timer = setTimeout(() => void suggest(`${title} ${description.slice(0, 300)}`.trim(), automation), 350)
  }

  async function suggest(question: string, chosen: string) {
    const now = `${chosen} ${question}`
    if (now === asked) return
    asked = now
    if (question.length < 4) return show([], question)
    const answer = await ask('GET /suggestions', { query: { q: question, limit: '6', ...(chosen && { chosen }) } })
    if (!answer.ok || asked !== now) return
    const fitting = answer.value.items.filter(
      ({ id, kind, weak, automation }) =>
        !weak && kind !== 'automation' && id !== not() && (!chosen || !automation || automation === chosen),
    )
    show(fitting.slice(0, 3), question)
  }
}

/** Said aloud when more or fewer are found; nothing of none. */
export function sayFound(count: number): string {
  return count > 0 ? `${words.found(count)}. ${words.listed}` : ''
}
