import { sectionOf } from '#domain/knowledge/contract.ts'
import { readArticle } from './article-file.ts'
import { edited, yamlEditor } from './yaml-edit.ts'
import { splitFrontmatter } from './yaml-source.ts'

/** An article with more words that it is found by, and one more way that solved it; every other letter stays. */
export function improveArticle(
  file: string,
  text: string,
  { symptoms, solved }: { symptoms: readonly string[]; solved: string },
): string {
  const { entry } = readArticle(file, text)
  const split = splitFrontmatter(text)
  if (!entry || !split) return text
  const known = new Set(entry.article.symptoms.map((symptom) => symptom.toLowerCase()))
  const fresh = symptoms.filter((symptom) => !known.has(symptom.toLowerCase()))
  const found = fresh.reduce((yaml, symptom) => {
    const value = JSON.stringify(symptom)
    return edited(yaml, yamlEditor(yaml).add([], { key: 'symptoms', after: 'summary', value }))
  }, split.frontmatter)
  return withSolution(
    text.replace(split.frontmatter, () => found),
    file,
    solved,
  )
}

/** An article of which its owner says that it is right, today. */
export function validateArticle(text: string, today: string): string {
  return withField(withField(text, 'confidence', 'validated'), 'reviewed', today)
}

function withSolution(text: string, file: string, solved: string): string {
  const headings = readArticle(file, text).entry?.outline.headings ?? []
  if (solved === '') return text
  const at = headings.findIndex((heading) => sectionOf(heading.text) === 'resolution')
  const own = headings[at]
  const next = own && headings.slice(at + 1).find(({ depth }) => depth <= own.depth)
  if (!next) return `${text.trimEnd()}\n\n${own ? solved : `## Resolution\n\n${solved}`}\n`
  const lines = text.split('\n')
  return [...lines.slice(0, next.line - 1), solved, '', ...lines.slice(next.line - 1)].join('\n')
}

function withField(text: string, name: string, value: string): string {
  const split = splitFrontmatter(text)
  if (!split) return text
  const line = new RegExp(`^${name}:.*$`, 'm')
  const frontmatter = line.test(split.frontmatter)
    ? split.frontmatter.replace(line, `${name}: ${value}`)
    : `${split.frontmatter.trimEnd()}\n${name}: ${value}`
  return text.replace(split.frontmatter, () => frontmatter)
}
