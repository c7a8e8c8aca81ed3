import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Draft, fileOf } from './page.ts'
import type { Picture } from './pictures.ts'
import type { ImportedPage } from './report.ts'

/** What an import writes into a content folder. */
export type Writing = {
  /** Writes an article under its final title, or says why not. */
  place: (draft: Draft, title: string) => Promise<ImportedPage>
  /** Copies the pictures that articles show; answers where they lie now. */
  copy: (from: string, wanted: ReadonlySet<string>, pictures: ReadonlyMap<string, Picture>) => Promise<string[]>
  /** Keeps what was written, for the next import to know. */
  remember: () => Promise<void>
}

/** Where the import remembers what it wrote, so that it knows what a person has edited since. */
const memory = '.imported.json'

/** Without `force` what a person has edited stays; with `dryRun` nothing is written. */
export async function beginWriting(
  contentDir: string,
  { force, dryRun }: { force: boolean; dryRun: boolean },
): Promise<Writing> {
  const hashes: Record<string, string> = JSON.parse((await textOf(memory)) ?? '{}')
  return { place, copy, remember }

  async function place(draft: Draft, title: string): Promise<ImportedPage> {
    const { file, text, problem } = fileOf(draft, title)
    const { page, took, decide, left, body } = draft
    const row = { page, target: file, took, decide, left, links: body.links, pictures: body.pictures, why: null }
    if (title !== draft.title)
      row.decide.push(`title: others are called "${draft.title}" too; this one became "${title}"`)
    if (problem) return { ...row, target: null, outcome: 'failed', why: `would be refused: ${problem}` }
    if (await textOf(`${file}x`))
      return { ...row, target: null, outcome: 'failed', why: `${file}x has its address: remove one of them` }
    const there = await textOf(file)
    if (there === text) {
      hashes[file] = hashOf(text)
      return { ...row, outcome: 'unchanged' }
    }
    const isOurs = there !== null && hashes[file] === hashOf(there)
    if (there !== null && !isOurs && !force)
      return { ...row, outcome: 'kept', why: 'was edited here: --force replaces it' }
    hashes[file] = hashOf(text)
    await write(file, text)
    return { ...row, outcome: there === null ? 'new' : 'replaced' }
  }

  async function copy(
    from: string,
    wanted: ReadonlySet<string>,
    pictures: ReadonlyMap<string, Picture>,
  ): Promise<string[]> {
    const copied: string[] = []
    for (const file of wanted) {
      const picture = pictures.get(file)
      if (!picture || 'why' in picture) continue
      await write(picture.target, await readFile(join(from, file)))
      copied.push(picture.target)
    }
    return copied.sort()
  }

  async function remember(): Promise<void> {
    const sorted = Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)))
    await write(memory, `${JSON.stringify(sorted, null, 2)}\n`)
  }

  async function write(file: string, data: string | Buffer): Promise<void> {
    if (dryRun) return
    await mkdir(dirname(join(contentDir, file)), { recursive: true })
    await writeFile(join(contentDir, file), data)
  }

  function textOf(file: string): Promise<string | null> {
    return readFile(join(contentDir, file), 'utf8').catch(() => null)
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
