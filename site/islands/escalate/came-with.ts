import { requestFrom } from '#domain/ticket/from-chat.ts'
import { keptTurns } from '../chat/kept.ts'
import { readAttempt } from '../kit/attempt.ts'
import { recentTrail } from '../kit/trail.ts'
import type { Along } from './along.tsx'
import type { Values } from './values.ts'

type CameWith = { along: Along; automation: string; proposed: Values }

/** What somebody comes with: what the link that led here says it is about, and what this browser kept of the way here. */
export function cameWith(address: string): CameWith {
  const query = new URLSearchParams(address)
  const article = query.get('article') ?? ''
  const { searches, read } = recentTrail()
  const attempt = article ? readAttempt(article) : null
  const chat = keptTurns().map(({ by, text, shown }) => ({ by, text, shown }))
  const title = attempt?.title ?? read.find((made) => made.article === article)?.title ?? article
  const along = {
    article: article ? { id: article, title } : null,
    attempt,
    searches,
    read: read.filter((made) => made.article !== article),
    chat,
  }
  const fromChat = query.has('chat')
  const searched = (query.get('q') ?? (fromChat ? '' : searches.at(-1)) ?? '').slice(0, 200)
  // Whoever comes from the chat has said it already.
  const { title: said, description } = fromChat ? requestFrom(chat) : { title: '', description: '' }
  return { along, automation: query.get('automation') ?? '', proposed: { title: searched || said, description } }
}
