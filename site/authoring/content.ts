import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '#domain/knowledge/article.ts'
import type { Content, Problem } from '#domain/knowledge/content.ts'
import { completed } from '#domain/knowledge/sibling.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { type ArticleFile, readArticle } from './article-file.ts'
import { type AutomationFile, automationIdOf, readAutomation } from './automation-file.ts'
import { filesBelow } from './files-below.ts'
import { languageOfHome } from './home/language.ts'
import { readLearnedFile } from './learned-file.ts'
import { bodyOf } from './markdown-outline.ts'
import { readGlossary, readModel, readTemplates } from './model-files.ts'
import { referenceProblems } from './references.ts'
import { readResourceFiles } from './resource-files.ts'
import type { YamlSource } from './yaml-source.ts'

/** Content as read, with the files behind it; `content` is null when an error stands in the way of publishing. */
export type Loaded = {
  content: Content | null
  /** The same without the files that have errors; null when the model has one. */
  readable: Content | null
  problems: Problem[]
  files: ArticleFile[]
  model: SupportModel | null
  /** Finds lines of support-model.yaml. */
  lineOf: YamlSource['lineOf']
  automations: AutomationFile[]
}

/** Texts by their paths below the content directory that stand for those of its files. */
export type Instead = ReadonlyMap<string, string>
/** Articles as they were read before, by file, with a hash of its text: who hands the same map again has only those read that changed. */
export type Known = Map<string, { digest: string; language: string; reading: ReturnType<typeof readArticle> }>
export type LoadOptions = { language?: string; instead?: Instead; known?: Known }

/**
 * Reads and checks everything editors wrote below a content directory. Drafts are read and checked, but not in `content`.
 * `language` is that of the home, default as the `ladder.yaml` above the folder says; `instead` shows what a change of
 * files would come to before it is made.
 */
export async function loadContent(
  dir: string,
  { language = languageOfHome(dir), instead = new Map(), known }: LoadOptions = {},
): Promise<Loaded> {
  const read = (file: string) => instead.get(file) ?? readFileSync(join(dir, file), 'utf8')
  const { model, problems, lineOf } = await readModel(join(dir, 'model'), 'model', instead)
  const terms = await readGlossary(join(dir, 'model'))
  const written = await readTemplates(join(dir, 'model'), model)
  const taught = await readLearnedFile(dir)
  const automations = await readAutomations(dir, read)
  const articles = await readArticles(dir, { read, language, known })
  const all = [
    ...problems,
    ...terms.problems,
    ...written.problems,
    ...taught.problems,
    ...automations.problems,
    ...articles.problems,
  ]
  if (model)
    all.push(
      ...referenceProblems({
        model,
        lineOf,
        automations: automations.files,
        articles: articles.files,
        refused: automations.refused,
      }),
    )
  const wrong = new Set(all.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  const sound = automations.files.filter(({ file }) => !wrong.has(file))
  const catalogue = new Set(sound.map(({ automation }) => automation.id))
  const isReadable = ({ file, article: { draft, automation } }: ArticleFile) =>
    !draft && !wrong.has(file) && (automation === undefined || catalogue.has(automation))
  const readable = model && {
    articles: articles.files.filter(isReadable).map(({ article }) => article),
    automations: sound.map(({ automation }) => automation),
    notes: Object.fromEntries(sound.map(({ automation, outline }) => [automation.id, bodyOf(outline)])),
    model,
    glossary: terms.glossary,
    templates: written.templates,
    spoken: language,
    learned: taught.learned,
  }
  const content = wrong.size > 0 ? null : readable
  return { content, readable, problems: all, files: articles.files, model, lineOf, automations: automations.files }
}

type ReadText = (file: string) => string

async function readArticles(
  dir: string,
  { read, language, known }: { read: ReadText; language: string; known: Known | undefined },
): Promise<{ files: ArticleFile[]; problems: Problem[] }> {
  const files: ArticleFile[] = []
  const problems: Problem[] = []
  for (const folder of ['runbooks', 'faqs', 'guides', 'resources']) {
    for (const file of await filesBelow(dir, folder, /\.mdx?$/)) {
      const { entry, problems: found } = readOnce(file, { text: read(file), language, known })
      problems.push(...found)
      if (!entry) continue
      const { taken, problems: missing } = await readResourceFiles(dir, entry)
      problems.push(...missing)
      files.push(taken ? { ...entry, article: { ...entry.article, taken } } : entry)
    }
  }
  const byId = new Map(files.map(({ article }) => [article.id, article]))
  return { files: files.map((entry) => beside(entry, byId)), problems }
}

type Text = { text: string; language: string; known: Known | undefined }

function readOnce(file: string, { text, language, known }: Text) {
  if (!known) return readArticle(file, text, language)
  const digest = hash('sha256', text, 'base64url')
  const before = known.get(file)
  if (before?.digest === digest && before.language === language) return before.reading
  const reading = readArticle(file, text, language)
  known.set(file, { digest, language, reading })
  return reading
}

function beside(entry: ArticleFile, byId: ReadonlyMap<string, Article>): ArticleFile {
  const original = byId.get(entry.article.original ?? '')
  return original ? { ...entry, article: completed(entry.article, original) } : entry
}

type Automations = { files: AutomationFile[]; refused: string[]; problems: Problem[] }

async function readAutomations(dir: string, read: ReadText): Promise<Automations> {
  const files: AutomationFile[] = []
  const refused: string[] = []
  const problems: Problem[] = []
  for (const file of await filesBelow(dir, 'automations', /\.mdx?$/)) {
    const { entry, problems: found } = readAutomation(file, read(file))
    problems.push(...found)
    if (entry) files.push(entry)
    else refused.push(automationIdOf(file))
  }
  return { files, refused, problems }
}

/** A problem as one line for people. */
export function sayProblem(problem: Problem): string {
  const where = `${problem.file}${problem.line ? `:${problem.line}` : ''}`
  const field = problem.field ? `  ${problem.field}` : ''
  return `${where}${field}  ${sayWrong(problem)}`
}

/** What is wrong, without its place. */
export function sayWrong({ field, came, expected, hint }: Problem): string {
  const found = came === null ? (field ? 'missing, ' : '') : `came "${came}", `
  return `${found}expected ${expected}${hint ? ` — ${hint}` : ''}`
}
