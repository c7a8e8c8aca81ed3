import { createHash } from 'node:crypto'
import { type Article, type ArticleKind, articleSchema } from '#domain/article.ts'
import type { Problem } from '#domain/content.ts'
import { type Issue, issuesOf } from '#domain/issue.ts'
import { type Outline, outlineOf } from './markdown-outline.ts'
import { readYaml, splitFrontmatter, type YamlSource } from './yaml-source.ts'

/** One article as read, with what checks of the body need. */
export type ArticleFile = { file: string; article: Article; outline: Outline; lineOf: YamlSource['lineOf'] }

const kinds: Record<string, ArticleKind> = { runbooks: 'runbook', faqs: 'faq', guides: 'guide' }

/** Reads one article; `file` is its path below the content directory, with forward slashes. */
export function readArticle(file: string, text: string): { entry: ArticleFile | null; problems: Problem[] } {
  const split = splitFrontmatter(text)
  if (!split) {
    return {
      entry: null,
      problems: [
        problemAt(file, 1, {
          path: [],
          came: null,
          expected: 'frontmatter between two lines of ---, with title, summary and reviewed',
          hint: 'ladder new writes one for you',
        }),
      ],
    }
  }
  const yaml = readYaml(split.frontmatter, 2)
  if (yaml.errors.length > 0) return { entry: null, problems: yamlProblems(file, yaml) }
  const parsed = articleSchema.safeParse(yaml.value ?? {})
  if (!parsed.success)
    return { entry: null, problems: problemsAt(file, yaml, issuesOf(parsed.error, yaml.value, articleSchema)) }
  const mdx = file.endsWith('.mdx')
  try {
    const outline = outlineOf(split.body, { mdx, firstLine: split.bodyLine })
    const id = file.replace(/\.mdx?$/, '')
    const article: Article = {
      ...parsed.data,
      id,
      kind: kinds[id.split('/')[0] ?? ''] ?? 'guide',
      url: `/${id}/`,
      revision: createHash('sha256').update(text).digest('hex').slice(0, 12),
      headings: outline.headings.map((heading) => heading.text),
      text: outline.text,
    }
    return { entry: { file, article, outline, lineOf: yaml.lineOf }, problems: [] }
  } catch (error) {
    return { entry: null, problems: [mdxProblem(file, split.bodyLine, error)] }
  }
}

/** Problems of YAML that does not parse. */
export function yamlProblems(file: string, yaml: YamlSource): Problem[] {
  return yaml.errors.map(({ line, message }) =>
    problemAt(file, line, { path: [], came: null, expected: `YAML that can be read: ${message}`, hint: null }),
  )
}

/** Issues of a value as problems of the file it stands in. */
export function problemsAt(file: string, yaml: Pick<YamlSource, 'lineOf'>, issues: readonly Issue[]): Problem[] {
  return issues.map((issue) => problemAt(file, yaml.lineOf(issue.path), issue))
}

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

function mdxProblem(file: string, bodyLine: number, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error)
  const line = Number(/\b(\d+):\d+/.exec(message)?.[1] ?? 1) + bodyLine - 1
  return problemAt(file, line, {
    path: [],
    came: null,
    expected: `MDX that compiles: ${message}`,
    hint: 'write { and < as code, or save the file as .md',
  })
}
