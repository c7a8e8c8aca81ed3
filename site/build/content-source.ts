import type { Content } from '#domain/knowledge/content.ts'
import { loadContent, sayProblem } from '../authoring/content.ts'

type Logger = { warn(text: string): void; error(text: string): void }

/** Reads and checks the content folder once for all collections, and again after a file changed. */
export function makeContentSource(dir: string) {
  let reading: Promise<Content> | undefined
  let lastGood: Content | undefined
  return {
    read(logger: Logger): Promise<Content> {
      reading ??= load(logger)
      return reading
    },
    forget() {
      reading = undefined
    },
  }

  async function load(logger: Logger): Promise<Content> {
    const { content, problems } = await loadContent(dir)
    for (const problem of problems) {
      if (problem.severity === 'error') logger.error(sayProblem(problem))
    }
    if (content) {
      lastGood = content
      return content
    }
    if (lastGood) return lastGood
    throw new Error(`The content in ${dir} has errors, named above. Nothing was built.`)
  }
}

export type ContentSource = ReturnType<typeof makeContentSource>
