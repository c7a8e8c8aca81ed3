import { stamp } from '#domain/base/time.ts'
import { asked, isPublic, isSettled, type Question } from '#domain/community/question.ts'
import { mask } from '#domain/language/mask.ts'
import { nothingMissed } from '../store/gaps.ts'
import type { Tx } from '../store/handle.ts'
import { insertQuestionNeeds, tryGapsOf } from '../store/question-needs.ts'
import { needOf, noteMissed } from './missed.ts'
import type { World } from './world.ts'

type Change = { before: Question | null; after: Question }

/**
 * Tells the gaps of a question: once it can be read, that it was asked, and what was searched before; and whenever it gets an
 * answer that stands, or loses it, that what it asks for is to be tried again.
 */
export async function tellGaps(world: World, tx: Tx, { before, after }: Change): Promise<void> {
  if (isPublic(after) && !(before && isPublic(before))) await noteAsked(world, tx, after)
  if (isSettled(after) !== (before !== null && isSettled(before))) await tryGapsOf(tx, after.id)
}

/** Ties a question to what it asks for; counts nothing. */
export async function tieToNeeds(world: World, tx: Tx, question: Question): Promise<string[]> {
  const wanted = wordsOf(world, question)
  const fresh: string[] = []
  for (const words of wanted) {
    const need = needOf(world, words)
    if (need !== '' && (await insertQuestionNeeds(tx, { question_id: question.id, need }))) fresh.push(words)
  }
  return fresh
}

async function noteAsked(world: World, tx: Tx, question: Question): Promise<void> {
  const fresh = await tieToNeeds(world, tx, question)
  const { automation } = question
  const missed = fresh.map((words) => ({ ...nothingMissed, words, questions: 1, top: null, automation }))
  await noteMissed(world, tx, missed, stamp(world.now()))
}

function wordsOf({ masking }: World, question: Question): string[] {
  const { title, searched } = question
  const names = [...(masking.names ?? []), asked(question).by.name]
  return [title, searched ?? ''].map((words) => mask(words, { ...masking, names }))
}
