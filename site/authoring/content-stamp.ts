import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './files-below.ts'
import { learnedFile } from './learned-file.ts'

const read: Record<string, RegExp> = {
  model: /\.(ya?ml|ics)$/,
  automations: /\.mdx?$/,
  runbooks: /\.mdx?$/,
  faqs: /\.mdx?$/,
  guides: /\.mdx?$/,
  resources: /\.\w+$/,
}

/** A hash of every file below a content folder that `loadContent` reads. It may have the `texts` of this then, as they were hashed. */
export async function contentStamp(dir: string, texts?: Map<string, string>): Promise<string> {
  const hash = createHash('sha256')
  const files = existsSync(join(dir, learnedFile)) ? [learnedFile] : []
  for (const [folder, endings] of Object.entries(read)) files.push(...(await filesBelow(dir, folder, endings)))
  for (const file of files) {
    const bytes = readFileSync(join(dir, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
    if (/\.mdx?$/.test(file)) texts?.set(file, bytes.toString('utf8'))
  }
  return hash.digest('base64url')
}
