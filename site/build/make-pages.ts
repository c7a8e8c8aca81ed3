import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type MadePages, madePagesFile, readMadePages } from './made-pages.ts'
import type { Making } from './making.ts'
import { type SharedPages, takenFrom } from './shared-pages.ts'
import { fileOf, firstOfEach, type Page, type Program, type Writing, writePages } from './write-pages.ts'

type Building = Writing &
  Pick<Making, 'before' | 'pictures' | 'sharePages'> & { kept: SharedPages['program'] | undefined }
/** For fewer pages a second thread would take longer to get ready than it saves. */
const many = 300

/**
 * Makes the pages of a site and writes them. Of those that tell what they are made from, and that the site before has just so, nothing is
 * written; where the others are many, another thread makes some of them with the same program, which is `kept`.
 */
export async function makePages(
  program: Program,
  { before, kept, sharePages, pictures, ...to }: Building,
): Promise<void> {
  const known = before ? readMadePages(before) : {}
  const shell = shellOf(to.out)
  const made: Record<string, string> = {}
  const [others, told]: [Page[], Page[]] = [[], []]
  for (const page of firstOfEach(await program.getStaticPaths())) {
    const { cacheKey } = page
    if (cacheKey === undefined) others.push(page)
    else {
      const file = fileOf(page)
      const key = keyOf(shell, cacheKey)
      made[file] = key
      if (!before || known[file] !== key || !existsSync(join(before, file))) told.push(page)
    }
  }
  const taken = new Int32Array(new SharedArrayBuffer(4))
  const pathnames = told.map(({ pathname }) => pathname)
  const helped = sharePages(kept && told.length >= many ? { program: kept, out: to.out, pathnames, taken } : null)
  helped.catch(() => undefined)
  await writePages(program, others, to)
  await writePages(program, takenFrom(told, taken), to)
  await helped
  await pictures.lay(to.out)
  await writeFile(join(to.out, madePagesFile), JSON.stringify(made satisfies MadePages))
}

/** Stands for the scripts and styles that pages name. */
function shellOf(out: string): string {
  const assets = join(out, '_astro')
  return existsSync(assets) ? readdirSync(assets).sort().join() : ''
}

function keyOf(shell: string, key: string): string {
  return createHash('sha256').update(`${shell}\n${key}`).digest('base64url').slice(0, 22)
}
