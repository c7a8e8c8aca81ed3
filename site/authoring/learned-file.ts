import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { issuesOf } from '#domain/base/issue.ts'
import type { Problem } from '#domain/knowledge/content.ts'
import { learnedFileSchema, type TaughtWords } from '#domain/knowledge/learned.ts'
import { problemsAt, yamlProblems } from './article-file.ts'
import { readYaml } from './yaml-source.ts'

/** Below the content folder. */
export const learnedFile = 'learned.yaml'

/** Reads learned.yaml; a content folder need not have one. Words of an article that went away teach nothing, and are no error. */
export async function readLearnedFile(dir: string): Promise<{ learned: TaughtWords[]; problems: Problem[] }> {
  const text = await readFile(join(dir, learnedFile), 'utf8').catch(() => null)
  if (text === null) return { learned: [], problems: [] }
  const yaml = readYaml(text)
  if (yaml.errors.length > 0) return { learned: [], problems: yamlProblems(learnedFile, yaml) }
  const parsed = learnedFileSchema.safeParse(yaml.value)
  if (!parsed.success)
    return {
      learned: [],
      problems: problemsAt(learnedFile, yaml, issuesOf(parsed.error, yaml.value, learnedFileSchema)),
    }
  return {
    learned: Object.entries(parsed.data.learned).flatMap(([article, all]) => all.map((one) => ({ article, ...one }))),
    problems: [],
  }
}
