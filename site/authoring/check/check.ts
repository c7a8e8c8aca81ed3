import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '#domain/knowledge/content.ts'
import { modelWarnings } from '#domain/model/warnings.ts'
import { type ArticleFile, problemAt } from '../article-file.ts'
import { type Known, type Loaded, loadContent } from '../content.ts'
import { articleProblems } from './article.ts'
import { fileProblems } from './files.ts'
import { holdsHandbook, readHandbook } from './handbook.ts'
import { importProblems } from './imports.ts'
import { linkProblems } from './links.ts'
import { markupProblems } from './markup.ts'
import { resourceProblems } from './resources.ts'
import { secretProblems } from './secrets.ts'
import { warn } from './warn.ts'

export type CheckOptions = { today: string; language?: string | undefined; known?: Known }

/** Everything wrong with a content folder: what stands in the way of publishing, and what an editor should know. */
export async function checkContent(dir: string, { today, language, known }: CheckOptions): Promise<Problem[]> {
  const loaded = await loadContent(dir, { language, known })
  const handbook = await readHandbook()
  const own = holdsHandbook(dir) ? handbook : []
  const problems = [
    ...loaded.problems,
    ...modelProblems(loaded),
    ...loaded.files.flatMap((file) => articleProblems(file, { model: loaded.model, today })),
    ...loaded.files.filter(({ article }) => !article.draft).flatMap(resourceProblems),
    ...doubleTitles(loaded.files),
    ...(await fileProblems(dir)),
    ...(await linkProblems(dir, { loaded, handbook })).filter(
      ({ file }) => own.length > 0 || !file.startsWith('handbook/'),
    ),
    ...[...loaded.files, ...loaded.automations, ...own].flatMap(markupProblems),
    ...[...loaded.files, ...loaded.automations].flatMap((file) => importProblems(dir, file)),
    ...[...loaded.files, ...loaded.automations, ...own].flatMap(({ file }) =>
      secretProblems(file, readFileSync(join(dir, file), 'utf8')),
    ),
  ]
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0)))
}

function modelProblems({ model, automations, lineOf }: Loaded): Problem[] {
  if (!model) return []
  return modelWarnings(
    model,
    automations.map(({ automation }) => automation),
  ).map((issue) => problemAt('model/support-model.yaml', lineOf(issue.path), issue, 'warning'))
}

function doubleTitles(files: ArticleFile[]): Problem[] {
  const first = new Map<string, string>()
  return files.flatMap(({ file, article, lineOf }) => {
    const key = article.title.toLowerCase().trim()
    const other = first.get(key)
    first.set(key, other ?? file)
    if (!other) return []
    return [
      warn(file, lineOf(['title']), {
        field: 'title',
        came: article.title,
        expected: `a title of its own: ${other} has it, and in search results nobody can tell them apart`,
        hint: 'say in each title what is special about it',
      }),
    ]
  })
}
