import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '#domain/knowledge/content.ts'
import { contract, type Section, sectionsIn } from '#domain/knowledge/contract.ts'
import { modelWarnings } from '#domain/model/warnings.ts'
import { type ArticleFile, problemAt } from '../article-file.ts'
import { type Loaded, loadContent } from '../content.ts'
import { fileProblems } from './files.ts'
import { readHandbook } from './handbook.ts'
import { linkProblems } from './links.ts'
import { markupProblems } from './markup.ts'
import { secretProblems } from './secrets.ts'
import { warn } from './warn.ts'

export type CheckOptions = { today: string }

/** Everything wrong with a content folder: what stands in the way of publishing, and what an editor should know. */
export async function checkContent(dir: string, { today }: CheckOptions): Promise<Problem[]> {
  const loaded = await loadContent(dir)
  const handbook = await readHandbook(dir)
  const problems = [
    ...loaded.problems,
    ...modelProblems(loaded),
    ...loaded.files.flatMap((file) => articleProblems(file, { loaded, today })),
    ...doubleTitles(loaded.files),
    ...(await fileProblems(dir)),
    ...(await linkProblems(dir, { loaded, handbook })),
    ...[...loaded.files, ...loaded.automations, ...handbook].flatMap(markupProblems),
    ...(await secretsIn(
      dir,
      [...loaded.files, ...loaded.automations, ...handbook].map(({ file }) => file),
    )),
  ]
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0)))
}

function modelProblems({ model, lineOf }: Loaded): Problem[] {
  if (!model) return []
  return modelWarnings(model).map((issue) =>
    problemAt('model/support-model.yaml', lineOf(issue.path), issue, 'warning'),
  )
}

function articleProblems(entry: ArticleFile, { loaded, today }: { loaded: Loaded; today: string }): Problem[] {
  const { article } = entry
  if (article.draft || article.confidence === 'archived') return []
  return [...contractProblems(entry), ...ownerProblems(entry), ...reviewProblems(entry, { loaded, today })]
}

/** A runbook's body has a contract: each section is there, under its name or a synonym. */
function contractProblems({ file, article, outline }: ArticleFile): Problem[] {
  if (article.kind !== 'runbook') return []
  const { found, missing } = sectionsIn(article.headings)
  const last = outline.headings.findLast(({ text }) => [...found.values()].includes(text))
  return missing.map((section) =>
    warn(file, last?.line ?? 1, {
      field: `body.${section}`,
      came: null,
      expected: `a section "${capital(section)}"${orSynonyms(section)}`,
      hint: hints[section],
    }),
  )
}

const hints: Record<Section, string> = {
  symptoms: 'say what a reader sees, in the words of the error',
  impact: 'say who is hit, and how hard',
  diagnosis: 'say how to find the cause',
  resolution: 'say what to do, step by step',
  verification: 'say how one knows that it works again',
  rollback: 'say how to take it back, or that there is nothing to take back',
  escalation: 'say when to hand over, and what to bring',
}

function orSynonyms(section: Section): string {
  return ` (or ${contract[section].slice(0, 3).map(capital).join(', ')})`
}

function ownerProblems({ file, article }: ArticleFile): Problem[] {
  if (article.owner || article.automation) return []
  return [
    warn(file, 1, {
      field: 'owner',
      came: null,
      expected: 'a team that keeps this article right, or an automation whose owner does',
      hint: 'without one nobody is asked to review it',
    }),
  ]
}

function reviewProblems(entry: ArticleFile, { loaded, today }: { loaded: Loaded; today: string }): Problem[] {
  const { file, article, lineOf } = entry
  const { reviewed } = article
  if (!reviewed)
    return [
      warn(file, 1, {
        field: 'reviewed',
        came: null,
        expected: 'the day on which somebody last checked it; readers see "Never reviewed"',
        hint: `check it, then write reviewed: ${today}`,
      }),
    ]
  if (reviewed > today)
    return [
      warn(file, lineOf(['reviewed']), {
        field: 'reviewed',
        came: reviewed,
        expected: `a day that is not in the future (today is ${today})`,
        hint: null,
      }),
    ]
  const every = article.reviewEvery ?? loaded.model?.defaults.reviewEvery ?? 'P6M'
  const due = Temporal.PlainDate.from(reviewed).add(every).toString()
  if (due >= today) return []
  return [
    warn(file, lineOf(['reviewed']), {
      field: 'reviewed',
      came: reviewed,
      expected: `a review by ${due} (every ${every})`,
      hint: `check it, then write reviewed: ${today}`,
    }),
  ]
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

async function secretsIn(dir: string, files: string[]): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const file of files) problems.push(...secretProblems(file, await readFile(join(dir, file), 'utf8')))
  return problems
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
