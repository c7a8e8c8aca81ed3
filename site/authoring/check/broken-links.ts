import type { BrokenLink } from '#domain/knowledge/content.ts'
import type { Loaded } from '../content.ts'
import { readHandbook } from './handbook.ts'
import { linkProblems } from './links.ts'

/** Links and pictures of articles that lead nowhere. */
export async function brokenLinks(dir: string, loaded: Loaded): Promise<BrokenLink[]> {
  const articles = new Map(loaded.files.map(({ file, article }) => [file, article.id]))
  const problems = await linkProblems(dir, { loaded, handbook: await readHandbook() })
  return problems.flatMap(({ file, line, came }) => {
    const article = articles.get(file)
    return article === undefined || came === null ? [] : [{ article, to: came, line }]
  })
}
