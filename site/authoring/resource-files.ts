import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '#domain/knowledge/content.ts'
import type { Taken } from '#domain/knowledge/resource.ts'
import { type ArticleFile, problemAt } from './article-file.ts'

/** The files of a resource as they lie there; those that are missing are problems. */
export async function readResourceFiles(
  dir: string,
  { file, article: { resource }, lineOf }: ArticleFile,
): Promise<{ taken: Taken | null; problems: Problem[] }> {
  if (!resource) return { taken: null, problems: [] }
  const read = (name: string) => readFile(join(dir, dirname(file), name)).catch(() => null)
  const missing = (path: (string | number)[], name: string) =>
    problemAt(file, lineOf(path), { path, came: name, expected: 'a file that lies beside this one', hint: null })
  const problems: Problem[] = []
  for (const [index, { file: name }] of resource.former.entries())
    if (!(await read(name))) problems.push(missing(['resource', 'former', index, 'file'], name))
  if (!resource.file) return { taken: null, problems }
  const bytes = await read(resource.file)
  if (!bytes) return { taken: null, problems: [...problems, missing(['resource', 'file'], resource.file)] }
  return { taken: { bytes: bytes.length, digest: createHash('sha256').update(bytes).digest('hex') }, problems }
}
