import { issuesOf } from '#domain/base/issue.ts'
import type { Problem } from '#domain/knowledge/content.ts'
import { type Automation, automationSchema } from '#domain/model/automation.ts'
import { fieldIssues } from '#domain/model/check.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { isFields, mdxProblem, noFields, noFrontmatter, problemAt, problemsAt, yamlProblems } from './article-file.ts'
import { type Outline, outlineOf } from './markdown-outline.ts'
import { readYaml, splitFrontmatter, type YamlSource } from './yaml-source.ts'

/** One automation as read, with what checks of its notes need. */
export type AutomationFile = {
  file: string
  automation: Automation
  outline: Outline
  lineOf: YamlSource['lineOf']
}

/** The id that the name of an automation's file gives it. */
export function automationIdOf(file: string): string {
  return file.replace(/^automations\//, '').replace(/\.mdx?$/, '')
}

/** Reads one automation; `file` is its path below the content directory, with forward slashes. */
export function readAutomation(file: string, text: string): { entry: AutomationFile | null; problems: Problem[] } {
  const split = splitFrontmatter(text)
  if (!split)
    return { entry: null, problems: [noFrontmatter(file, text, 'name, summary, owner, criticality and platform')] }
  const yaml = readYaml(split.frontmatter, 2)
  if (yaml.errors.length > 0) return { entry: null, problems: yamlProblems(file, yaml) }
  if (!isFields(yaml.value)) return { entry: null, problems: [noFields(file, yaml.value)] }
  const id = automationIdOf(file)
  const problems: Problem[] = idSchema.safeParse(id).success
    ? []
    : [
        problemAt(file, 1, {
          path: ['id'],
          came: id,
          expected: 'a file directly in automations/, named by its id in kebab-case, such as order-sync.md',
          hint: 'rename the file',
        }),
      ]
  const value = yaml.value ?? {}
  const parsed = automationSchema.safeParse(value)
  if (!parsed.success) problems.push(...problemsAt(file, yaml, issuesOf(parsed.error, value, automationSchema)))
  else {
    const { collect, handover } = parsed.data
    problems.push(
      ...problemsAt(file, yaml, [...fieldIssues(collect, ['collect']), ...fieldIssues(handover, ['handover'])]),
    )
  }
  if (!parsed.success || problems.length > 0) return { entry: null, problems }
  try {
    const outline = outlineOf(split.body, { mdx: file.endsWith('.mdx'), firstLine: split.bodyLine })
    return { entry: { file, automation: { ...parsed.data, id }, outline, lineOf: yaml.lineOf }, problems: [] }
  } catch (error) {
    return { entry: null, problems: [mdxProblem(file, split, error)] }
  }
}
