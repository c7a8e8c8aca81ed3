import { ownerOfQuestion } from '#domain/community/owner.ts'
import type { Question } from '#domain/community/question.ts'
import { pendingAutomations, pendingQuestions } from '../../store/questions.ts'
import type { World } from '../world.ts'

/** Questions of which something waits for a look of these teams, longest waiting first. */
export async function moderationQueue(
  world: World,
  { teams, limit }: { teams: readonly string[]; limit: number },
): Promise<Question[]> {
  const waiting = await pendingAutomations(world.read)
  const automations = waiting.filter((automation) => teams.includes(ownerOfQuestion(world, { automation })))
  return pendingQuestions(world.read, { automations, limit })
}
