import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A hash of all that turns content into pages: what was built before under another stamp is not used again. */
export function stampOf(root: string): string {
  const hash = createHash('sha256')
  for (const folder of ['site', 'api/domain']) addFolder(hash, join(root, folder))
  for (const file of ['astro.config.mjs', 'package-lock.json']) hash.update(readFileSync(join(root, file)))
  return ended(hash)
}

/** The same of a whole site: the code, the content it is made from, and the settings that go into its pages. */
export function siteStamp(root: string, contentDir: string, settings: string): string {
  const hash = createHash('sha256').update(stampOf(root))
  addFolder(hash, contentDir)
  addFolder(hash, join(root, 'content/handbook'))
  return ended(hash.update(settings))
}

/** Names and bytes, and no times: a copy of a folder has the same stamp. */
function addFolder(hash: Hash, folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort())
    hash
      .update(`${relative(folder, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
}

function ended(hash: Hash): string {
  return hash.digest('base64url').slice(0, 22)
}
