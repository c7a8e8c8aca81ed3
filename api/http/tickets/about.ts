import type { World } from '#api/actions/world.ts'
import type { Field } from '#domain/base/field.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'

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

/** The fields to ask for, of the automation and the article; the article's word counts where both name one. */
export function fieldsToCollect(world: World, { automation, article }: About): Field[] {
  const fields = [
    ...(world.automations.get(automation ?? '')?.collect ?? []),
    ...(world.articles.get(article ?? '')?.collect ?? []),
  ]
  return [...new Map(fields.map((field) => [field.name, field])).values()]
}
