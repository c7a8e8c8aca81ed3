import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
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

/** Makes the folders of all pages of the site before: most stay, and whoever builds has time while content is read. `laySite` takes away what stays empty. */
export function layFolders(before: string, fresh: string): void {
  for (const folder of foldersOf(before)) mkdirSync(join(fresh, folder), { recursive: true })
}

/** Puts what was built in the place of the site before, which is served until then, with the pages of it that stay. `dropSite` deletes the one before. */
export function laySite({ fresh, site, old }: Places): void {
  const folders = foldersOf(fresh)
  for (const folder of foldersOf(site)) if (!folders.has(folder)) dropEmpty(join(fresh, folder), fresh)
  for (const folder of folders)
    if (!existsSync(join(fresh, folder))) mkdirSync(join(fresh, folder), { recursive: true })
  for (const page of Object.keys(readMadePages(fresh))) {
    if (existsSync(join(fresh, page))) continue
    for (const form of forms) keep(join(site, page + form), join(fresh, page + form))
  }
  dropSite(old)
  if (existsSync(site)) renameSync(site, old)
  renameSync(fresh, site)
}

/** Deletes a site that nobody is served any more. */
export function dropSite(old: string): void {
  rmSync(old, { recursive: true, force: true })
}

/** Where the pages of a site lie that tell what they were made from. */
function foldersOf(site: string): Set<string> {
  return new Set(Object.keys(readMadePages(site)).map((page) => dirname(page)))
}

/** Takes away a folder that nothing lies in, and those above it that nothing lies in without it. */
function dropEmpty(folder: string, top: string): void {
  for (let empty = folder; empty !== top; empty = dirname(empty)) {
    try {
      rmdirSync(empty)
    } catch {
      return
    }
  }
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
