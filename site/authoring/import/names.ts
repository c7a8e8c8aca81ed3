import { basename, dirname, posix } from 'node:path'

const generic = /^(_?index|readme)$/i

/** A name without its ending, and without the number that an export puts behind it. */
function bareName(file: string): string {
  return basename(file)
    .replace(/\.[a-z]+$/i, '')
    .replace(/[ -]?[0-9a-f]{32}$/, '')
    .replace(/_\d{5,}$/, '')
    .replace(/^\d+-(?=.)/, (number) => (/\.json\//.test(file) ? '' : number))
}

/** Where each page will lie: safe names, a name for index pages, no two alike even where case does not count. */
export function targetsOf(pages: readonly string[], { into, root }: { into: string; root: string }) {
  const taken = new Set<string>()
  const targets = new Map<string, string>()
  for (const page of pages) {
    const folder = posix.dirname(withoutRoot(page))
    const name = bareName(page)
    const own = generic.test(name) ? `about-${folder === '.' ? basename(root) : basename(folder)}` : name
    const wanted = posix.join(
      into,
      ...(folder === '.'
        ? []
        : folder.split('/').map((part) => safeName(part.replace(/\.json$/i, '').replace(/ [0-9a-f]{32}$/, '')))),
      safeName(own),
    )
    let target = wanted
    for (let number = 2; taken.has(target.toLowerCase()); number++) target = `${wanted}-${number}`
    taken.add(target.toLowerCase())
    targets.set(page, target)
  }
  return targets
}

/** A path without the folder that sites keep their pages in. */
export function withoutRoot(path: string): string {
  return path.replace(/^(?:src\/content\/docs|content\/docs|content|docs|src\/pages)\/(?=.)/, '')
}

/** A name that is good in a file system and in an address: letters, digits, - and _. Case is kept: `KubeNodeNotReady`. */
export function safeName(name: string): string {
  const safe = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 80)
  return (
    safe ||
    `page-${[...name]
      .map((letter) => letter.codePointAt(0)?.toString(16))
      .join('-')
      .slice(0, 40)}`
  )
}

/** A file name as a title: "how-to_restart" reads "How to restart", an identifier stays as it is. */
export function titleOfName(file: string): string {
  const name = bareName(file)
  const said = generic.test(name) ? basename(dirname(file)) : name
  const words = said.replace(/(?<!\d)[-_]+|[-_]+(?!\d)|\s+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether the name of a file says something that a person may search for. */
export function tellingName(file: string): string | null {
  const name = bareName(file)
  if (/\.json\//.test(file)) return null
  return generic.test(name) || name.length < 3 ? null : name
}

type Titled = { page: string; title: string; fields?: { language?: unknown } }

/** Titles that no other article has: the folder is added in brackets, then the file name, then a number. */
export function distinctTitles(pages: readonly Titled[], others: ReadonlySet<string>): Map<string, string> {
  const languages = new Map(pages.map(({ page, fields }) => [page, String(fields?.language ?? '')]))
  const key = (title: string, page?: string) =>
    `${title.toLowerCase()}${page && languages.get(page) ? `\n${languages.get(page)}` : ''}`
  const titles = new Map(pages.map(({ page, title }) => [page, title]))
  const ways = [
    (page: string) => basename(dirname(page)).replace(/^\.$/, ''),
    (page: string) => basename(page).replace(/\.[a-z]+$/i, ''),
  ]
  for (const way of ways) {
    const counts = Map.groupBy(pages, ({ page }) => key(titles.get(page) as string, page))
    for (const { page, title } of pages) {
      const now = titles.get(page) as string
      const alone = (counts.get(key(now, page))?.length ?? 0) < 2 && !others.has(key(now, page))
      const by = way(page)
      if (!alone && by) titles.set(page, `${title} (${by})`)
    }
  }
  const used = new Set(others)
  for (const { page } of pages) {
    const wanted = titles.get(page) as string
    let title = wanted
    for (let number = 2; used.has(key(title, page)); number++) title = `${wanted} ${number}`
    used.add(key(title, page))
    titles.set(page, title)
  }
  return titles
}
