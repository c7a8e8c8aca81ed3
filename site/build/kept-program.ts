import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { otherLanguages } from './other-languages.ts'
import { searchFolder } from './search-folder.ts'
import { settings } from './settings.ts'
import { inPages } from './site-settings.ts'

/** What a build ends with that would need a program and has none. */
export const noProgram = 75
/** Where the programs of this checkout lie: what they import is found from there. */
const programs = join(settings.root, '.cache/site-programs')
/** As many homes may be built in turn without Astro. */
const most = 6
const list = 'program.json'

/** The sheets of a route, as its pages name them. */
type Styles = { route: string; component: string; styles: unknown[] }[]
export type KeptProgram = {
  /** The module that makes pages. */
  entry: string
  /** What is in a site beside its pages: scripts, styles and public files. */
  shell: string
  styles: Styles
}

/**
 * Stands for all that the program depends on: code, settings, and what is MDX, which is part of it. What MDX imports or shows from
 * other files nobody can tell: there is no stamp then, and no program is kept.
 */
export function programStamp(): string | null {
  const hash = createHash('sha256').update(
    `${settings.stamp}\n${inPages(settings)}\n${otherLanguages}\n${process.version}`,
  )
  const files = readdirSync(settings.contentDir, { recursive: true, encoding: 'utf8' }).sort()
  const written = files.filter((file) => file.endsWith('.mdx'))
  let leadsOn = false
  for (const file of written) {
    const text = readFileSync(join(settings.contentDir, file), 'utf8')
    if (imports.test(text) || shows.test(text)) return null
    leadsOn ||= text.includes('.md')
    hash.update(`\n${file}\n${text.length}\n${text}`)
  }
  if (written.length > 0) hash.update(`\n${settings.contentDir}`)
  if (leadsOn) hash.update(`\n${files.filter((file) => /\.mdx?$/.test(file)).join('\n')}`)
  return hash.digest('base64url').slice(0, 22)
}

/** What may bring another file into a page of MDX. */
const imports = /^\s*(?:import|export)\b|\bimport\s*\(/m
const shows = /!\[|<img\b|\bsrc\s*=/i

/** The program of a stamp, if it was kept. */
export function keptProgram(stamp: string | null): KeptProgram | null {
  if (stamp === null) return null
  const dir = join(programs, stamp)
  if (!existsSync(join(dir, list))) return null
  const now = new Date()
  utimesSync(dir, now, now)
  const { entry, styles } = JSON.parse(readFileSync(join(dir, list), 'utf8')) as { entry: string; styles: Styles }
  return { entry: join(dir, 'made', entry), shell: join(dir, 'shell'), styles }
}

/** Copies a program before it makes any page: `made` is its folder, `out` that of the site. `keep` keeps it. */
export function stageProgram(stamp: string, { made, out, styles }: { made: string; out: string; styles: Styles }) {
  const fresh = join(programs, `${stamp}.${process.pid}`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  cpSync(made, join(fresh, 'made'), { recursive: true })
  const others = [made, join(out, searchFolder)]
  cpSync(out, join(fresh, 'shell'), { recursive: true, filter: (file) => !others.includes(file) })
  const entry = readdirSync(made).find((file) => file.startsWith('prerender-entry.'))
  writeFileSync(join(fresh, list), JSON.stringify({ entry, styles }))
  return {
    program: { entry: join(fresh, 'made', entry ?? ''), styles },
    keep() {
      rmSync(join(programs, stamp), { recursive: true, force: true })
      renameSync(fresh, join(programs, stamp))
      forgetOldest()
    },
  }
}

function forgetOldest(): void {
  const kept = readdirSync(programs).map((name) => ({ name, used: statSync(join(programs, name)).mtimeMs }))
  for (const { name } of kept.sort((a, b) => b.used - a.used).slice(most))
    rmSync(join(programs, name), { recursive: true, force: true })
}
