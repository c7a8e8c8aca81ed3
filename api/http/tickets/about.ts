import { findAutomation, type World } from '#api/actions/world.ts'
import type { Field } from '#domain/base/field.ts'
import type { Refusal } from '#domain/base/result.ts'
import type { Article } from '#domain/knowledge/article.ts'
import type { Automation } from '#domain/model/automation.ts'
import { fieldsToCollect } from '#domain/ticket/escalation.ts'

/** What a request is about, as far as the public knows it; `wrong` says what of it is not known. */
export type About = { automation: Automation | null; article: Article | null; wrong: Refusal | null }

type Asked = { automation?: string | undefined; article?: string | undefined }

/** Support-only articles are unknown to the public; an article names its automation. */
export function aboutOf(world: World, asked: Asked): About {
  const found = asked.article ? world.articles.get(asked.article) : undefined
  const article = found?.audience === 'everyone' ? found : null
  const id = asked.automation || article?.automation
  const automation = findAutomation(world, id)
  if (asked.article && !article)
    return {
      automation,
      article,
      wrong: unknown('ticket.unknown-article', 'article', `"${asked.article}" is not an article`),
    }
  if (id && !automation)
    return {
      automation,
      article,
      wrong: unknown('ticket.unknown-automation', 'automation', `"${id}" is not in the catalogue`),
    }
  return { automation, article, wrong: null }
}

function unknown(code: string, path: string, message: string): Refusal {
  return { code, detail: { errors: [{ path, message }] } }
}

/** The fields to ask for. */
export function fieldsAsked({ automation, article }: About): Field[] {
  return fieldsToCollect({ automation, article })
}
