import { threadWords } from '#domain/words/thread.ts'
import { language } from '../kit/say.ts'
import { besides, type List } from './came-from.ts'

const words = threadWords(language)

/** Back to the list one came from, and on to the next ticket of it. */
export function TicketWay({ list, at }: { list: List | null; at: string }) {
  const place = besides(list, at)
  const step = (to: string | null | undefined, name: string, key: string) =>
    to ? (
      <a href={`#${to}`} aria-keyshortcuts={key}>
        {name}
      </a>
    ) : (
      <span class="soft">{name}</span>
    )
  return (
    <nav class="ticket-way small" aria-label={words.way}>
      <a href={list?.address ?? '/desk/'}>{list?.title ?? words.queue}</a>
      {place && (
        <>
          <span class="soft num">{words.place(place.at, place.of)}</span>
          {step(place.before, words.before, 'k')}
          {step(place.after, words.after, 'j')}
        </>
      )}
    </nav>
  )
}
