import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readMadePages } from './made-pages.ts'

type Places = {
  /** What was built: the whole site, or all of it but pages that are as they were. */
  fresh: string
  site: string
  /** Where the site before is put aside while the new one takes its place. */
  old: string
}
const forms = ['', '.br', '.gz']

/** Puts what was built in the place of the site before, which is served until then, with the pages of it that stay. */
export function laySite({ fresh, site, old }: Places): void {
  const folders = new Set<string>()
  for (const page of Object.keys(readMadePages(fresh))) {
    if (existsSync(join(fresh, page))) continue
    const folder = dirname(join(fresh, page))
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    for (const form of forms) keep(join(site, page + form), join(fresh, page + form))
  }
  rmSync(old, { recursive: true, force: true })
  if (existsSync(site)) renameSync(site, old)
  renameSync(fresh, site)
  rmSync(old, { recursive: true, force: true })
}

/** A second name costs far less than a copy, where the disk has such. What would not get smaller has no packed form. */
function keep(from: string, to: string): void {
  if (!existsSync(from)) return
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
