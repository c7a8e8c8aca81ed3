import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { madePagesFile, readMadePages } from './made-pages.ts'

type Places = {
  /** What was built: the whole site, or what of it is not as it was. */
  fresh: string
  site: string
  /** Where the site before is put aside while a whole one takes its place. */
  old: string
  /** The file that says what a site was made from. */
  mark: string
}
const packed = /\.(?:br|gz)$/

/**
 * Puts what was built in the place of the site before, which is served until then: whole where none of its pages stays, else file
 * by file, pages last. What ends in between leaves a site that says nothing of what it was made from, so that the next build makes it whole.
 */
export function laySite({ fresh, site, old, mark }: Places): void {
  const pages = Object.keys(readMadePages(fresh))
  const staying = new Set(pages.filter((file) => !existsSync(join(fresh, file))))
  if (staying.size > 0) update({ fresh, site, mark, staying })
  else swap({ fresh, site, old })
}

function swap({ fresh, site, old }: Omit<Places, 'mark'>): void {
  rmSync(old, { recursive: true, force: true })
  if (existsSync(site)) renameSync(site, old)
  renameSync(fresh, site)
  rmSync(old, { recursive: true, force: true })
}

type Update = { fresh: string; site: string; mark: string; staying: ReadonlySet<string> }

function update({ fresh, site, mark, staying }: Update): void {
  const before = filesBelow(site)
  const written = filesBelow(fresh)
  const last = [madePagesFile, mark]
  rmSync(join(site, madePagesFile), { force: true })
  writeFileSync(join(site, mark), '')
  for (const file of [...written].sort(pagesLast)) {
    if (last.includes(file)) continue
    const place = join(site, file)
    makeRoom(site, place)
    renameSync(join(fresh, file), place)
  }
  for (const file of before)
    if (!written.has(file) && !staying.has(file.replace(packed, '')) && !last.includes(file)) drop(site, file)
  for (const file of last) renameSync(join(fresh, file), join(site, file))
  rmSync(fresh, { recursive: true })
}

/** Whatever names a file comes after it; what was compressed comes before what it stands for. */
function pagesLast(one: string, other: string): number {
  const rank = (file: string) => Number(/\.html|index\.pack/.test(file)) * 2 + Number(!packed.test(file))
  return rank(one) - rank(other)
}

/** Where a file goes there may have been a folder, and where a folder goes, a file. */
function makeRoom(site: string, place: string): void {
  const folder = dirname(place)
  if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) rmSync(place, { recursive: true })
  if (existsSync(folder) && lstatSync(folder).isDirectory()) return
  for (let at = folder; at !== site; at = dirname(at))
    if (lstatSync(at, { throwIfNoEntry: false })?.isFile()) rmSync(at)
  mkdirSync(folder, { recursive: true })
}

function drop(site: string, file: string): void {
  rmSync(join(site, file), { force: true })
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if (readdirSync(join(site, folder)).length > 0) return
    rmdirSync(join(site, folder))
  }
}

function filesBelow(dir: string): Set<string> {
  return new Set(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name))),
  )
}
