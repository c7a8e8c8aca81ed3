import { expect } from 'vitest'
import { loadContent, sayProblem } from '#site/authoring/content.ts'
import { type ImportOptions, importFolder } from '#site/authoring/import/import.ts'
import { type Files, folderWith, textIn } from './folder.ts'
import { litterIn } from './import-oracle.ts'

/** Imports files into an empty content folder; answers where they lie now. */
export async function imported(files: Files, options: Partial<ImportOptions> = {}) {
  const dir = options.dir ?? (await folderWith(files))
  const contentDir = options.contentDir ?? (await folderWith({}))
  const report = await importFolder({ dir, contentDir, into: 'runbooks', force: false, dryRun: false, ...options })
  const page = (name: string) => {
    const found = report.pages.find(({ page }) => page === name)
    if (!found) throw new Error(`no page ${name} in ${report.pages.map((one) => one.page).join(', ')}`)
    return found
  }
  return { dir, contentDir, report, page, text: (name: string) => textIn(contentDir, name) }
}

/** The text below the frontmatter of what a page became, when no sign of a dialect is left in it. */
export async function bodyOf(files: Files, name = Object.keys(files)[0] as string): Promise<string> {
  const { page, text } = await imported(files)
  const article = await text(page(name).target as string)
  expect(await litterIn(article)).toEqual([])
  return article.replace(/^---\n[\s\S]*?\n---\n\n/, '')
}

/** What stands in the way of publishing a content folder. */
export async function errorsIn(contentDir: string): Promise<string[]> {
  const { problems } = await loadContent(contentDir)
  return problems.filter(({ severity }) => severity === 'error').map(sayProblem)
}

/** The smallest picture there is. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
