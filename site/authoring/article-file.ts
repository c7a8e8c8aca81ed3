import { hash } from 'node:crypto'
import { type Issue, issuesOf } from '#domain/base/issue.ts'
import { type Article, type ArticleKind, articleSchema } from '#domain/knowledge/article.ts'
import type { Problem } from '#domain/knowledge/content.ts'
import { addressOf, type Sibling, siblingOf } from '#domain/knowledge/sibling.ts'
import { fieldIssues } from '#domain/model/check.ts'
import { bodyOf, type Outline, outlineOf } from './markdown-outline.ts'
import { resourceIssues } from './resource-issues.ts'
import { readYaml, splitFrontmatter, type YamlSource } from './yaml-source.ts'

/** One article as read, with what checks of the body need. */
export type ArticleFile = { file: string; article: Article; outline: Outline; lineOf: YamlSource['lineOf'] }

const kinds: Record<string, ArticleKind> = { runbooks: 'runbook', faqs: 'faq', guides: 'guide', resources: 'resource' }

/** Reads one article; `file` is its path below the content directory, with forward slashes. `language` is that of a text that names none. */
export function readArticle(
  file: string,
  text: string,
  language = 'en',
): { entry: ArticleFile | null; problems: Problem[] } {
  const binary = text.indexOf('\u0000')
  if (binary >= 0) {
    const issue: Issue = {
      path: ['body'],
      came: 'binary data',
      expected: 'a text file in UTF-8',
      hint: 'save it anew as text',
    }
    return { entry: null, problems: [problemAt(file, text.slice(0, binary).split('\n').length, issue)] }
  }
  const split = splitFrontmatter(text)
  if (!split) return { entry: null, problems: [noFrontmatter(file, text, 'title, summary and reviewed')] }
  const yaml = readYaml(split.frontmatter, 2)
  if (yaml.errors.length > 0) return { entry: null, problems: yamlProblems(file, yaml) }
  if (!isFields(yaml.value)) return { entry: null, problems: [noFields(file, yaml.value)] }
  const parsed = articleSchema.safeParse(yaml.value ?? {})
  if (!parsed.success)
    return { entry: null, problems: problemsAt(file, yaml, issuesOf(parsed.error, yaml.value, articleSchema)) }
  const doubles = problemsAt(file, yaml, fieldIssues(parsed.data.collect, ['collect']))
  if (doubles.length > 0) return { entry: null, problems: doubles }
  const id = file.replace(/\.mdx?$/, '')
  const sibling = siblingOf(id)
  const issues = sibling ? otherLanguage(sibling, yaml.value) : resourceIssues(file, parsed.data)
  const misplaced = problemsAt(file, yaml, issues)
  if (misplaced.length > 0) return { entry: null, problems: misplaced }
  const mdx = file.endsWith('.mdx')
  try {
    const outline = outlineOf(split.body, { mdx, firstLine: split.bodyLine })
    const article: Article = {
      ...parsed.data,
      id,
      kind: kinds[id.split('/')[0] ?? ''] ?? 'guide',
      url: addressOf(id),
      revision: hash('sha256', text).slice(0, 12),
      language: sibling?.language ?? parsed.data.language ?? language,
      ...(sibling ? { original: sibling.original } : {}),
      ...bodyOf(outline),
    }
    return { entry: { file, article, outline, lineOf: yaml.lineOf }, problems: [] }
  } catch (error) {
    return { entry: null, problems: [mdxProblem(file, split, error)] }
  }
}

/** A page whose name says one language and whose frontmatter another. */
function otherLanguage({ language }: Sibling, fields: unknown): Issue[] {
  const said = (fields as { language?: unknown } | null)?.language
  if (said === undefined || said === language) return []
  return [
    {
      path: ['language'],
      came: String(said),
      expected: `${language}, as the file's name says`,
      hint: 'leave it out, or rename the file',
    },
  ]
}

/** The problem of a file that has no frontmatter. */
export function noFrontmatter(file: string, text: string, fields: string): Problem {
  if (/^\uFEFF?---[ \t]*\r?\n[^\n]*:/.test(text)) {
    const lines = text.split(/\r?\n/)
    const end = lines.findIndex((line, index) => index > 0 && !/^(\s+\S|-\s|#|[\w-]+\s*:)/.test(line))
    return problemAt(file, (end < 0 ? lines.length : end) + 1 - (end < 0 ? 1 : 0), {
      path: ['frontmatter'],
      came: null,
      expected: 'a line of --- that ends the frontmatter, below its fields',
      hint: null,
    })
  }
  return problemAt(file, 1, {
    path: ['frontmatter'],
    came: null,
    expected: `frontmatter between two lines of ---, with ${fields}`,
    hint: 'ladder new writes one for you',
  })
}

/** Whether frontmatter is a set of fields, or nothing at all. */
export function isFields(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'object' && !Array.isArray(value))
}

/** The problem of frontmatter that is a list or a text. */
export function noFields(file: string, value: unknown): Problem {
  const came = typeof value === 'string' ? value : JSON.stringify(value)
  return problemAt(file, 2, {
    path: ['frontmatter'],
    came: came.length > 80 ? `${came.slice(0, 77)}…` : came,
    expected: 'a set of fields, such as "title: Order stuck"',
    hint: null,
  })
}

/** Problems of YAML that does not parse. */
export function yamlProblems(file: string, yaml: YamlSource): Problem[] {
  return yaml.errors.map(({ line, message, text }) =>
    problemAt(file, line, {
      path: ['yaml'],
      came: text === '' ? null : text,
      expected: `YAML that can be read (${message})`,
      hint: yamlHint(message),
    }),
  )
}

function yamlHint(message: string): string | null {
  if (/nested mappings|compact mapping/i.test(message)) return 'put quotes around a text that holds ": "'
  if (/tab/i.test(message)) return 'indent with spaces'
  if (/unique/.test(message)) return 'remove one of the two'
  if (/closing|unexpected end|flow/i.test(message)) return 'close the quote or bracket'
  if (/alias|reserved|plain value cannot start/i.test(message))
    return 'put quotes around a text that begins with *, &, @, %, ` or !'
  return null
}

/** Issues of a value as problems of the file it stands in. */
export function problemsAt(file: string, yaml: Pick<YamlSource, 'lineOf'>, issues: readonly Issue[]): Problem[] {
  return issues.map((issue) => problemAt(file, yaml.lineOf(issue.path), issue))
}

/** One issue as a problem of a file. */
export function problemAt(
  file: string,
  line: number | null,
  issue: Issue,
  severity: Problem['severity'] = 'error',
): Problem {
  return {
    severity,
    file,
    line,
    field: issue.path.length > 0 ? issue.path.join('.') : null,
    came: issue.came,
    expected: issue.expected,
    hint: issue.hint,
  }
}

/** The problem of a body that is no MDX. */
export function mdxProblem(
  file: string,
  { body, bodyLine }: { body: string; bodyLine: number },
  error: unknown,
): Problem {
  const message = error instanceof Error ? error.message : String(error)
  const opened = /for `<[^`]*>` \((\d+):\d+\)/.exec(message)?.[1]
  const place = Number(opened ?? /\b(\d+):\d+/.exec(message)?.[1] ?? 1)
  const said = message.replace(/^\d+:\d+(-\d+:\d+)?:\s*/, '').replace(/\s*\([\w-]+:[\w-]+\)$/, '')
  return problemAt(file, place + bodyLine - 1, {
    path: ['body'],
    came: body.split('\n')[place - 1]?.trim() || null,
    expected: `MDX that compiles (${said})`,
    hint: opened ? 'close it, or write < as code' : 'write { and < as code, or save the file as .md',
  })
}
