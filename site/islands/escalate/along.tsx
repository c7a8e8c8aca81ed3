import type { Turn } from '#domain/ticket/conversation.ts'
import { chatWords } from '#domain/words/chat.ts'
import { filingWords } from '#domain/words/filing.ts'
import type { Attempt } from '../kit/attempt.ts'
import { language } from '../kit/say.ts'
import type { Read } from '../kit/trail.ts'

const said = filingWords(language).along

export type Along = {
  article: { id: string; title: string } | null
  attempt: Attempt | null
  searches: string[]
  read: Read[]
  /** What was said in the chat. */
  chat: Turn[]
}
const words = chatWords(language)
const mostTurns = 60
/** One thing that is sent along: the page, its steps, what was said of it, one search, one page read, the chat. */
export type Part = 'article' | 'steps' | 'vote' | 'chat' | `search ${string}` | `read ${string}`

/** What was read, and what was read besides, each once. */
export function readToo(read: readonly Read[], more: readonly Read[]): Read[] {
  return [...read, ...more.filter((one) => !read.some(({ article }) => article === one.article))]
}

/** The attempt as the API takes it, without the parts that the reader left out. */
export function attemptToSend({ article, attempt, searches, read, chat }: Along, left: ReadonlySet<Part>) {
  const vote = attempt?.vote && !left.has('vote') ? voteOf(attempt) : null
  const sent = {
    ...(article && !left.has('article') ? { article: article.id, revision: attempt?.revision } : {}),
    steps: left.has('steps') || left.has('article') ? [] : (attempt?.steps ?? []),
    searches: searches.filter((query) => !left.has(`search ${query}`)),
    read: read.map((made) => made.article).filter((id) => !left.has(`read ${id}`)),
    ...(chat.length > 0 && !left.has('chat') ? { chat: chat.slice(-mostTurns) } : {}),
    ...(vote && !left.has('article') ? { vote } : {}),
  }
  const says = 'article' in sent || sent.searches.length > 0 || sent.read.length > 0 || 'chat' in sent
  return says ? sent : undefined
}

function voteOf({ vote, reason }: Attempt) {
  return { helpful: vote === 'yes', ...(reason ? { reason } : {}) }
}

type Props = { along: Along; left: ReadonlySet<Part>; toggle: (part: Part) => void }

/** "We will send this along": everything the desk will see, item by item, each to be left out with one tick. */
export function SentAlong({ along, left, toggle }: Props) {
  const lines = linesOf(along, left)
  if (lines.length === 0) return null
  const kept = lines.filter(({ part }) => !left.has(part)).length
  return (
    <>
      <h2 class="label" id="along">
        {said.heading}
      </h2>
      <details open={isWide()}>
        <summary>{said.count(kept, lines.length)}</summary>
        <ul class="plain" aria-labelledby="along">
          {lines.map(({ part, name, words, more }) => (
            <li key={part}>
              <label>
                <input type="checkbox" checked={!left.has(part)} onChange={() => toggle(part)} />
                <span>
                  <strong>{name}</strong> {words}
                </span>
              </label>
              {more && !left.has(part) && (
                <details>
                  <summary>{said.which}</summary>
                  {more}
                </details>
              )}
            </li>
          ))}
        </ul>
        <p class="hint">{said.hint}</p>
      </details>
    </>
  )
}

/** On a phone what can wait is folded. */
export function isWide(): boolean {
  return matchMedia('(min-width: 40rem)').matches
}

type Line = { part: Part; name: string; words: string; more?: preact.ComponentChild }

function linesOf({ article, attempt, searches, read, chat }: Along, left: ReadonlySet<Part>): Line[] {
  const lines: Line[] = []
  if (article) lines.push({ part: 'article', name: said.article, words: article.title })
  const steps = attempt?.steps ?? []
  const done = steps.filter((step) => step.done).length
  const about = article && !left.has('article')
  if (about && steps.length > 0) {
    const words = said.stepsDone(done, steps.length)
    lines.push({ part: 'steps', name: said.steps, words, more: <Steps steps={steps} /> })
  }
  if (about && attempt?.vote) {
    const words = said.voted(attempt.vote === 'yes', attempt.reason ?? '')
    lines.push({ part: 'vote', name: said.vote, words })
  }
  for (const query of searches) lines.push({ part: `search ${query}`, name: said.searches, words: said.search(query) })
  for (const { article: id, title } of read) lines.push({ part: `read ${id}`, name: said.read, words: title })
  if (chat.length > 0)
    lines.push({ part: 'chat', name: words.part, words: words.messages(chat.length), more: <Talked chat={chat} /> })
  return lines
}

function Talked({ chat }: { chat: Turn[] }) {
  return (
    <ol class="tried">
      {chat.map(({ by, text }, index) => (
        <li key={`${index}`}>
          <span class="soft">{by === 'person' ? words.you : words.ladder}:</span> {text}
        </li>
      ))}
    </ol>
  )
}

function Steps({ steps }: { steps: Attempt['steps'] }) {
  return (
    <ol class="tried">
      {steps.map(({ id, text, done }) => (
        <li key={id} class={done ? 'done' : undefined}>
          {text} <span class="soft">{said.step(done)}</span>
        </li>
      ))}
    </ol>
  )
}
