import { useEffect, useRef, useState } from 'preact/hooks'
import type { ArticleRef, FoundArticle } from '#domain/views/article.ts'
import { actWords } from '#domain/words/acts.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'

const words = actWords(language).putIn
const pause = 250

export type Quote = FoundArticle['passages'][number]
type Entry = { article: ArticleRef; passage: Quote | null }
type Props = {
  known: readonly ArticleRef[]
  fitting: readonly FoundArticle[]
  onChoose: (entry: Entry) => void
  onLeave: () => void
}

/** An article or a passage of one by words, as a requester may read it: arrows choose, Enter takes, Escape leaves. */
export function PassagePicker({ known, fitting, onChoose, onLeave }: Props) {
  const [asked, setAsked] = useState('')
  const [found, setFound] = useState<readonly FoundArticle[]>(fitting)
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    const q = asked.trim()
    if (!q) return setFound(fitting)
    const timer = setTimeout(async () => {
      const answer = await ask('GET /desk/articles', { query: { limit: '6', q } })
      if (!answer.ok) return
      setFound(answer.value.items)
      setAt(0)
    }, pause)
    return () => clearTimeout(timer)
  }, [asked, fitting])
  const entries = entriesOf(found, asked.trim() ? [] : known)
  const chosen = Math.min(at, entries.length - 1)
  useEffect(() => list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' }), [chosen])
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const entry = entries[chosen]
    if (step) setAt((chosen + step + entries.length) % Math.max(1, entries.length))
    else if (event.key === 'Enter' && entry) onChoose(entry)
    else if (event.key === 'Escape') onLeave()
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  return (
    <div class="finder">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={words.find}
        placeholder={words.find}
        aria-expanded={entries.length > 0}
        aria-controls="passages"
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? `passage-${chosen}` : undefined}
        autocomplete="off"
        value={asked}
        onInput={(event) => setAsked(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <div ref={list} id="passages" role="listbox" aria-label={words.find}>
        {entries.map((entry, index) => (
          <div
            key={`${entry.article.id} ${entry.passage?.url}`}
            id={`passage-${index}`}
            role="option"
            class={entry.passage ? 'within' : ''}
            aria-selected={index === chosen}
            tabIndex={-1}
            onMouseDown={(event) => {
              event.preventDefault()
              onChoose(entry)
            }}
          >
            <span dir="auto">{entry.passage?.heading ?? entry.article.title}</span>
            <span class="soft small" dir="auto">
              {entry.passage ? `${words.passage}: ${entry.passage.text}` : words.wholeArticle}
            </span>
          </div>
        ))}
      </div>
      <p role="status" class={entries.length > 0 ? 'only-read' : 'soft small'}>
        {entries.length > 0 ? words.found(entries.length) : words.nothing}
      </p>
    </div>
  )
}

/** Each article, and below it what of it fits. */
function entriesOf(found: readonly FoundArticle[], known: readonly ArticleRef[]): Entry[] {
  const seen = new Set(found.map(({ id }) => id))
  const open = found.filter(({ url }) => url !== null)
  return [
    ...open.flatMap((article): Entry[] => [
      { article, passage: null },
      ...article.passages.map((passage) => ({ article, passage })),
    ]),
    ...known.filter(({ id }) => !seen.has(id)).map((article) => ({ article, passage: null })),
  ]
}
