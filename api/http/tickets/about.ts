import type { World } from '#api/actions/world.ts'
import type { Field } from '#domain/base/field.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { fieldsToCollect } from '#domain/ticket/escalation.ts'

type About = { automation?: string | undefined; article?: string | undefined }

/** What a request is about, as the public knows it: support-only articles are unknown, an article names its automation. */
export function aboutPublic<T extends About>(world: World, asked: T): Result<T> {
  const article = asked.article ? world.articles.get(asked.article) : undefined
  if (asked.article && article?.audience !== 'everyone')
    return refuse('ticket.unknown-article', {
      errors: [{ path: 'article', message: `"${asked.article}" is not an article` }],
    })
  const automation = asked.automation ?? article?.automation
  if (automation && !world.automations.has(automation))
    return refuse('ticket.unknown-automation', {
      errors: [{ path: 'automation', message: `"${automation}" is not in the catalogue` }],
    })
  return ok(automation ? { ...asked, automation } : asked)
}

/** The fields to ask for. */
export function fieldsAsked(world: World, { automation, article }: About): Field[] {
  return fieldsToCollect({
    automation: world.automations.get(automation ?? ''),
    article: world.articles.get(article ?? ''),
  })
}
