import { improveArticle, validateArticle } from '#site/authoring/amend.ts'
import { checkArticle } from '#site/authoring/check/one-article.ts'
import { sayWrong } from '#site/authoring/content.ts'
import type { Authoring } from './actions/drafting.ts'
import type { World } from './actions/world.ts'

/** The authoring tools, for the content of a world. */
export function authoringFor(world: Pick<World, 'model' | 'automations' | 'articles' | 'now'>): Authoring {
  return {
    check(name, text) {
      const today = world.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
      const problems = checkArticle(name, text, {
        model: world.model,
        automations: world.automations.keys(),
        articles: world.articles.keys(),
        today,
      })
      return problems.map((problem) => ({
        severity: problem.severity,
        line: problem.line,
        words: `${problem.field ? `${problem.field}: ` : ''}${sayWrong(problem)}`,
      }))
    },
    improve: improveArticle,
    validate: validateArticle,
  }
}
