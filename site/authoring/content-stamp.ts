import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './files-below.ts'

const read: Record<string, RegExp> = {
  model: /\.(ya?ml|ics)$/,
  automations: /\.mdx?$/,
  runbooks: /\.mdx?$/,
  faqs: /\.mdx?$/,
  guides: /\.mdx?$/,
}

/** A hash of every file below a content folder that `loadContent` reads. */
export async function contentStamp(dir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const [folder, endings] of Object.entries(read)) {
    for (const file of await filesBelow(dir, folder, endings)) {
      const bytes = readFileSync(join(dir, file))
      hash.update(`${file}\0${bytes.length}\0`).update(bytes)
    }
  }
  return hash.digest('base64url')
}
