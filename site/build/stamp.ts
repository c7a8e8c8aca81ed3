import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const made = ['site', 'api/domain']
const files = ['astro.config.mjs', 'package-lock.json']

/** A hash of all that turns content into pages: what was built before under another stamp is not used again. */
export function stampOf(root: string): string {
  const hash = createHash('sha256')
  for (const file of [...made.flatMap((dir) => filesIn(root, dir)), ...files]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('base64url').slice(0, 22)
}

function filesIn(root: string, dir: string): string[] {
  return readdirSync(join(root, dir), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}
