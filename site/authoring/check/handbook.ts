import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesBelow } from '../files-below.ts'
import { type Outline, outlineOf } from '../markdown-outline.ts'
import { splitFrontmatter } from '../yaml-source.ts'

/** A page of the handbook, as far as its links and pictures are checked. */
export type HandbookFile = { file: string; outline: Outline }

/** The handbook's pages; one that does not compile is left to the build, which says so. */
export async function readHandbook(dir: string): Promise<HandbookFile[]> {
  const files: HandbookFile[] = []
  for (const file of await filesBelow(dir, 'handbook', /\.mdx?$/)) {
    const text = await readFile(join(dir, file), 'utf8')
    const { body, bodyLine } = splitFrontmatter(text) ?? { body: text, bodyLine: 1 }
    try {
      files.push({ file, outline: outlineOf(body, { mdx: file.endsWith('.mdx'), firstLine: bodyLine }) })
    } catch {}
  }
  return files
}
