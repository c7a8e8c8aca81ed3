import type { Problem } from '#domain/knowledge/content.ts'
import type { ArticleFile } from '../article-file.ts'
import { warn } from './warn.ts'

const largest = 25 * 1024 * 1024

/** What an editor should know of a resource: that its file changed, or is large, and what nobody could tick. */
export function resourceProblems({ file, article: { resource, taken }, lineOf, outline }: ArticleFile): Problem[] {
  if (!resource) return []
  const { kind, version, sha256, file: name = '' } = resource
  const line = (field: string) => lineOf(['resource', field])
  const problems: Problem[] = []
  if (taken && !sha256)
    problems.push(
      warn(file, line('file'), {
        field: 'resource.sha256',
        came: null,
        expected: 'the checksum of the file, so that a change without a new version is seen',
        hint: `write sha256: ${taken.digest}`,
      }),
    )
  if (taken && sha256 && sha256 !== taken.digest)
    problems.push(
      warn(file, line('version'), {
        field: 'resource.version',
        came: version,
        expected: `a new version: ${name} is not the file it was`,
        hint: `write the new version and sha256: ${taken.digest}; keep the old file under former`,
      }),
    )
  if (taken && taken.bytes > largest)
    problems.push(
      warn(file, line('file'), {
        field: 'resource.file',
        came: `${Math.ceil(taken.bytes / 1024 / 1024)} MB`,
        expected: `at most ${largest / 1024 / 1024} MB`,
        hint: 'put it where large files are kept, and give its link',
      }),
    )
  if (kind === 'checklist' && !name && !resource.link && !outline.text.trim())
    problems.push(
      warn(file, 1, {
        field: 'body',
        came: null,
        expected: 'the steps of the checklist, between :::steps and :::',
        hint: null,
      }),
    )
  return problems
}
