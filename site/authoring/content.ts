import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type Automation, automationSchema } from '#domain/automation.ts'
import type { Content, Problem } from '#domain/content.ts'
import { issuesOf } from '#domain/issue.ts'
import { unknown } from '#domain/model-check.ts'
import type { SupportModel } from '#domain/support-model.ts'
import { type ArticleFile, problemAt, problemsAt, readArticle, yamlProblems } from './article-file.ts'
import { readGlossary, readModel } from './model-files.ts'
import { readYaml, splitFrontmatter, type YamlSource } from './yaml-source.ts'

/** Content as read, with the files behind it; `content` is null when an error stands in the way of publishing. */
export type Loaded = {
  content: Content | null
  problems: Problem[]
  files: ArticleFile[]
  model: SupportModel | null
  automations: AutomationFile[]
}

export type AutomationFile = { file: string; automation: Automation; lineOf: YamlSource['lineOf'] }

/** Reads and checks everything editors wrote below a content directory. Drafts are read and checked, but not in `content`. */
export async function loadContent(dir: string): Promise<Loaded> {
  const { model, problems } = await readModel(join(dir, 'model'))
  const terms = await readGlossary(join(dir, 'model'))
  const automations = await readAutomations(dir)
  const articles = await readArticles(dir)
  const all = [...problems, ...terms.problems, ...automations.problems, ...articles.problems]
  if (model) all.push(...referenceProblems(model, automations.files, articles.files))
  const hasErrors = all.some(({ severity }) => severity === 'error')
  const content =
    model && !hasErrors
      ? {
          articles: articles.files.map(({ article }) => article).filter(({ draft }) => !draft),
          automations: automations.files.map(({ automation }) => automation),
          model,
          glossary: terms.glossary,
        }
      : null
  return { content, problems: all, files: articles.files, model, automations: automations.files }
}

/** Files below a folder with one of the endings, as paths with forward slashes, in order. */
export async function filesBelow(dir: string, folder: string, endings: RegExp): Promise<string[]> {
  const names = await readdir(join(dir, folder), { recursive: true }).catch(() => [] as string[])
  return names
    .filter(
      (name) => endings.test(name) && !name.split(sep).some((part) => part.startsWith('.') || part.startsWith('_')),
    )
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .sort()
}

async function readArticles(dir: string): Promise<{ files: ArticleFile[]; problems: Problem[] }> {
  const files: ArticleFile[] = []
  const problems: Problem[] = []
  for (const folder of ['runbooks', 'faqs', 'guides']) {
    for (const file of await filesBelow(dir, folder, /\.mdx?$/)) {
      const read = readArticle(file, await readFile(join(dir, file), 'utf8'))
      problems.push(...read.problems)
      if (read.entry) files.push(read.entry)
    }
  }
  return { files, problems }
}

async function readAutomations(dir: string): Promise<{ files: AutomationFile[]; problems: Problem[] }> {
  const files: AutomationFile[] = []
  const problems: Problem[] = []
  for (const file of await filesBelow(dir, 'automations', /\.mdx?$/)) {
    const split = splitFrontmatter(await readFile(join(dir, file), 'utf8'))
    const yaml = readYaml(split?.frontmatter ?? '', 2)
    if (yaml.errors.length > 0) {
      problems.push(...yamlProblems(file, yaml))
      continue
    }
    const value = yaml.value ?? {}
    const parsed = automationSchema.safeParse(value)
    const id = file.replace(/^automations\//, '').replace(/\.mdx?$/, '')
    if (parsed.success) files.push({ file, automation: { ...parsed.data, id }, lineOf: yaml.lineOf })
    else problems.push(...problemsAt(file, yaml, issuesOf(parsed.error, value, automationSchema)))
  }
  return { files, problems }
}

function referenceProblems(model: SupportModel, automations: AutomationFile[], articles: ArticleFile[]): Problem[] {
  const teams = model.teams.map(({ id }) => id)
  const vendors = model.vendors.map(({ id }) => id)
  const catalogue = automations.map(({ automation }) => automation.id)
  const ids = articles.map(({ article }) => article.id)
  const problems: Problem[] = []
  for (const { file, automation, lineOf } of automations) {
    problems.push(
      ...problemsAt(file, { lineOf }, unknown(automation.owner, teams, ['owner'], 'a team id of the support model')),
    )
    if (automation.vendor)
      problems.push(
        ...problemsAt(
          file,
          { lineOf },
          unknown(automation.vendor, vendors, ['vendor'], 'a vendor id of the support model'),
        ),
      )
    const owner = model.teams.find(({ id }) => id === automation.owner)
    if (owner && owner.members.length === 0) {
      problems.push(
        problemAt(file, lineOf(['owner']), {
          path: ['owner'],
          came: automation.owner,
          expected: 'a team with members: it answers for this automation',
          hint: null,
        }),
      )
    }
  }
  for (const { file, article, lineOf } of articles) {
    if (article.automation)
      problems.push(
        ...problemsAt(
          file,
          { lineOf },
          unknown(article.automation, catalogue, ['automation'], 'the id of an automation in the catalogue'),
        ),
      )
    if (article.owner)
      problems.push(
        ...problemsAt(file, { lineOf }, unknown(article.owner, teams, ['owner'], 'a team id of the support model')),
      )
    article.related.forEach((id, index) => {
      problems.push(...problemsAt(file, { lineOf }, unknown(id, ids, ['related', index], 'the id of an article')))
    })
  }
  return [...problems, ...doubleProblems(articles)]
}

/** Two files that would answer under one address: x.md beside x.mdx, or an old path claimed twice. */
function doubleProblems(articles: ArticleFile[]): Problem[] {
  const claimed = new Map<string, string>()
  return articles.flatMap(({ file, article, lineOf }) => {
    const paths = [
      { address: article.url, path: [] as (string | number)[] },
      ...article.aliases.flatMap((alias, index) =>
        alias.startsWith('/') ? [{ address: `${alias.replace(/\/$/, '')}/`, path: ['aliases', index] }] : [],
      ),
    ]
    return paths.flatMap(({ address, path }) => {
      const other = claimed.get(address)
      claimed.set(address, other ?? file)
      if (!other || other === file) return []
      return [
        problemAt(file, lineOf(path), {
          path,
          came: address,
          expected: `an address of its own: ${other} has it`,
          hint: 'rename one of them',
        }),
      ]
    })
  })
}

/** A problem as one line for people. */
export function sayProblem(problem: Problem): string {
  const where = `${problem.file}${problem.line ? `:${problem.line}` : ''}`
  const field = problem.field ? `  ${problem.field}` : ''
  const came = problem.came === null ? (problem.field ? '  missing, ' : '  ') : `  came "${problem.came}", `
  return `${where}${field}${came}expected ${problem.expected}${problem.hint ? ` — ${problem.hint}` : ''}`
}
