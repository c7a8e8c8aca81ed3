import type { BrokenLink, Content, Problem } from '#domain/knowledge/content.ts'
import { brokenLinks } from '../authoring/check/broken-links.ts'
import { type Known, loadContent, sayProblem } from '../authoring/content.ts'
import { preparedStamp } from '../authoring/prepared.ts'

type Logger = { warn(text: string): void; error(text: string): void }

/**
 * Reads and checks the content folder once for all collections, and again after a file changed: then only that file.
 * `lenient`, it goes on without the files that have errors, and does not tell what only a build needs.
 */
export function makeContentSource(dir: string, { language, lenient = false }: { language: string; lenient?: boolean }) {
  let reading: Promise<Content> | undefined
  let lastGood: Content | undefined
  const known: Known = new Map()
  let state = { stamp: '', problems: [] as Problem[], broken: [] as BrokenLink[] }
  return {
    read(logger: Logger): Promise<Content> {
      reading ??= load(logger)
      return reading
    },
    /** What was read last: a stamp of its files, and what is wrong in them. */
    state: () => state,
    forget() {
      reading = undefined
    },
  }

  async function load(logger: Logger): Promise<Content> {
    const stamp = lenient ? '' : await preparedStamp(dir, language)
    const loaded = await loadContent(dir, lenient ? { language, known } : { language })
    const { problems } = loaded
    const content = lenient ? loaded.readable : loaded.content
    state = { stamp, problems, broken: lenient ? [] : await brokenLinks(dir, loaded) }
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
