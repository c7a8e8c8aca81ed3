import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { filesBelow } from '../files-below.ts'
import { type Outline, outlineOf } from '../markdown-outline.ts'
import { productDir } from '../product.ts'
import { splitFrontmatter } from '../yaml-source.ts'

/** A page of the handbook, as far as its links and pictures are checked. */
export type HandbookFile = { file: string; outline: Outline }

const productContent = join(productDir, 'content')

/** Whether a content folder is that of the product, which holds the handbook. */
export function holdsHandbook(dir: string): boolean {
  return resolve(dir) === productContent
}

/** The handbook's pages, which are served with any content; one that does not compile is left to the build, which says so. */
export async function readHandbook(): Promise<HandbookFile[]> {
  const files: HandbookFile[] = []
  for (const file of await filesBelow(productContent, 'handbook', /\.mdx?$/)) {
    const text = await readFile(join(productContent, file), 'utf8')
    const { body, bodyLine } = splitFrontmatter(text) ?? { body: text, bodyLine: 1 }
    try {
      files.push({ file, outline: outlineOf(body, { mdx: file.endsWith('.mdx'), firstLine: bodyLine }) })
    } catch {}
  }
  return files
}
