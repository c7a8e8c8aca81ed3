import { join } from 'node:path'
import { improveArticle, validateArticle } from '#site/authoring/amend.ts'
import { checkModelFiles } from '#site/authoring/check/model.ts'
import { checkArticle } from '#site/authoring/check/one-article.ts'
import { sayProblem, sayWrong } from '#site/authoring/content.ts'
import type { Authoring } from './actions/drafting.ts'
import type { World } from './actions/world.ts'

/** The authoring tools, for the content of a world. */
export function authoringFor(
  world: Pick<World, 'model' | 'automations' | 'articles' | 'language' | 'now'>,
  contentDir: string,
): Authoring {
  return {
    check(name, text) {
      const today = world.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
      const problems = checkArticle(name, text, {
        model: world.model,
        automations: world.automations.keys(),
        articles: world.articles.keys(),
        today,
        language: world.language,
      })
      return problems.map((problem) => ({
        severity: problem.severity,
        line: problem.line,
        words: `${problem.field ? `${problem.field}: ` : ''}${sayWrong(problem)}`,
      }))
    },
    async checkModel(files) {
      const instead = new Map(files.map(({ name, text }) => [`model/${name}`, text]))
      const automations = [...world.automations.values()]
      const { model, problems } = await checkModelFiles(join(contentDir, 'model'), { instead, automations })
      return { model, problems: problems.map((problem) => ({ ...problem, words: sayProblem(problem) })) }
    },
    improve: improveArticle,
    validate: validateArticle,
  }
}
