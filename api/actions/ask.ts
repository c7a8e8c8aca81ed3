import { ok, type Result } from '#domain/base/result.ts'
import { type Asked, titleOf } from '#domain/knowledge/asked.ts'
import { mask } from '#domain/language/mask.ts'
import { insertAsker } from '../store/askers.ts'
import { needOf } from './missed.ts'
import { type Opened, storeTicket } from './new-ticket.ts'
import { findAutomation, type World } from './world.ts'

/**
 * Files what a reader did not find as a question, where they left an address: the desk answers it, and they hear of the article
 * that does. An article or automation that is not known to everybody is left out.
 */
export async function askForAnswer(
  world: World,
  { words, email, article: read, automation: about }: Asked & { email: string },
): Promise<Result<Opened>> {
  const found = world.articles.get(read ?? '')
  const article = found?.audience === 'everyone' ? found : null
  const automation = findAutomation(world, about ?? article?.automation)
  const command = {
    type: 'question' as const,
    title: titleOf(words),
    description: words,
    requester: { name: email.replace(/@.*/, ''), email },
    details: {},
    ...(article ? { article: article.id } : {}),
    ...(automation ? { automation: automation.id } : {}),
  }
  return world.transact(async (tx) => {
    const opened = await storeTicket(world, tx, {
      command,
      about: { automation, article },
      options: { isBrief: true },
    })
    if (!opened.ok) return opened
    await insertAsker(tx, { ref: opened.value.ref, need: needOf(world, mask(words.slice(0, 200), world.masking)) })
    return ok(opened.value)
  })
}
