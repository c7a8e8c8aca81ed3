import { stamp } from '#domain/base/time.ts'
import { keyOfWords, knownWords, mergeTaught, type TaughtWords, wordingsOf } from '#domain/knowledge/learned.ts'
import { languageOf } from '#domain/language/language.ts'
import { mask } from '#domain/language/mask.ts'
import type { NewEvent } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { nothingMissed } from '../store/gaps.ts'
import type { Tx } from '../store/handle.ts'
import {
  insertLearned,
  type LearnedWords,
  learnedState,
  markLearned,
  readLearned,
  readWithdrawn,
  withdrawLearned,
} from '../store/learned.ts'
import { noteMissed } from './missed.ts'
import type { World } from './world.ts'

/** What a ticket's new events teach, or take back: in their own transaction. */
export async function learnFrom(
  world: Pick<World, 'articles' | 'masking' | 'canon'>,
  tx: Tx,
  { ticket, events, isPerson }: { ticket: Ticket; events: readonly NewEvent[]; isPerson: boolean },
): Promise<void> {
  for (const event of events) {
    const at = event.at
    if (event.type === 'ticket.reopened') await withdrawLearned(tx, { ticketId: ticket.id, why: 'reopened', at })
    if (event.type === 'ticket.linked' && ticket.state === 'resolved' && ticket.solvedBy !== event.data.article)
      await withdrawLearned(tx, { ticketId: ticket.id, why: 'unlinked', at })
    if (event.type === 'ticket.resolved' && !event.data.article && isPerson) {
      const names = [...(world.masking.names ?? []), ticket.requester.name]
      const words = mask(ticket.title, { ...world.masking, names })
      const missed = { ...nothingMissed, tickets: 1 }
      await noteMissed(world, tx, [{ ...missed, words, top: null, automation: ticket.automation }], at)
    }
    const article = event.type === 'ticket.resolved' ? world.articles.get(event.data.article ?? '') : undefined
    if (!article || !isPerson) continue
    const language = languageOf(article.language)
    const wordings = wordingsOf(ticket, { masking: world.masking, language })
    const rows = wordings.map((wording) => ({ ...wording, article: article.id, ticket_id: ticket.id }))
    await insertLearned(tx, rows, at)
  }
}

/** Whether events change what is taught. */
export function teaches(events: readonly NewEvent[]): boolean {
  return events.some(
    (event) =>
      event.type === 'ticket.reopened' ||
      event.type === 'ticket.linked' ||
      (event.type === 'ticket.resolved' && event.data.article !== undefined),
  )
}

/** Reads what is taught now, where it has changed; search takes it up with the next question. */
export async function refreshTaught(world: World): Promise<boolean> {
  const state = await learnedState(world.read)
  if (state === world.taught.state) return false
  const lost = new Set((await readWithdrawn(world.read)).map(keyOfWords))
  const filed = knownWords(world.taught.filed, world.articles).filter((one) => !lost.has(keyOfWords(one)))
  world.taught.list = mergeTaught(filed, await readLearned(world.read))
  world.taught.state = state
  return true
}

/** What the file of the content should hold, and what was done to get there. */
export type Filing = { learned: TaughtWords[]; added: TaughtWords[]; takenOut: TaughtWords[]; byAuthor: LearnedWords[] }

/**
 * Brings the file of the content and the database together: what tickets taught is added, what they took back is taken out, and
 * what an author has deleted from the file teaches no more.
 */
export async function fileLearned(
  { transact, read, articles, now }: Pick<World, 'transact' | 'read' | 'articles' | 'now'>,
  filed: readonly TaughtWords[],
): Promise<Filing> {
  const written = knownWords(filed, articles)
  const inFile = new Set(written.map(keyOfWords))
  const known = await readLearned(read)
  const byAuthor = known.filter((one) => one.isFiled && !inFile.has(keyOfWords(one)))
  const kept = known.filter((one) => !byAuthor.includes(one) && articles.has(one.article))
  const lost = new Set((await readWithdrawn(read)).map(keyOfWords))
  const takenOut = written.filter((one) => lost.has(keyOfWords(one)))
  const learned = mergeTaught(
    written.filter((one) => !takenOut.includes(one)),
    kept,
  )
  const filing = knownWords(learned, articles)
  const filedNow = new Set(filing.map(keyOfWords))
  const added = filing.filter((one) => !inFile.has(keyOfWords(one)))
  await transact(async (tx) => {
    const at = stamp(now())
    for (const one of byAuthor) await markLearned(tx, one, { withdrawn: 'author', changed_at: at })
    // What the file has no room for stands in it no more: its author did not delete it.
    for (const one of kept) await markLearned(tx, one, { filed: filedNow.has(keyOfWords(one)) ? 1 : 0 })
  })
  return { learned, added, takenOut, byAuthor }
}
