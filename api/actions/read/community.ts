import { ownerOfQuestion } from '#domain/community/owner.ts'
import type { Question } from '#domain/community/question.ts'
import { tellingWords } from '#domain/language/telling.ts'
import type { QuestionFound } from '#domain/views/found.ts'
import { listQuestions, pendingAutomations, pendingQuestions } from '../../store/questions.ts'
import type { World } from '../world.ts'

const mostFound = 5

/** Questions that hold every word of what is asked that says something; none where the community is off. */
export async function questionsFor(
  { community, read, dialect, language: spoken }: World,
  { text, automation }: { text: string; automation?: string | undefined },
): Promise<QuestionFound[]> {
  const words = tellingWords(text, spoken)
  if (!community.on || words === '') return []
  const filter = { view: 'newest' as const, automation, text: words }
  const { items } = await listQuestions(read, { filter, limit: mostFound, dialect })
  return items.map(({ id, title, answers, accepted }) => ({
    kind: 'question',
    url: `/community/${id}/`,
    title,
    answers,
    accepted: accepted === 1,
  }))
}

/** Questions of which something waits for a look of these teams, longest waiting first. */
export async function moderationQueue(
  world: World,
  { teams, limit }: { teams: readonly string[]; limit: number },
): Promise<Question[]> {
  const waiting = await pendingAutomations(world.read)
  const automations = waiting.filter((automation) => teams.includes(ownerOfQuestion(world, { automation })))
  return pendingQuestions(world.read, { automations, limit })
}
