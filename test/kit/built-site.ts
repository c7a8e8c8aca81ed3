import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** A tag of a page as written, with its attributes; entities in attribute values are decoded. */
type Tag = { name: string; attributes: Record<string, string>; text: string }
export type BuiltPage = { url: string; html: string; tags: Tag[]; ids: ReadonlySet<string> }

export const siteDir = resolve(process.env.SITE_DIR ?? join(import.meta.dirname, '../../dist'))

/** Addresses of all files of a built site, such as "/runbooks/late/index.html", without their compressed twins. */
export function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => `/${relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`)
}

/** Every page of a built site. */
export function pagesOf(dir: string): BuiltPage[] {
  return filesOf(dir)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(dir, file), 'utf8')
      const tags = tagsOf(html)
      const ids = tags.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]))
      return { url: file.replace(/index\.html$/, ''), html, tags, ids: new Set(ids) }
    })
}

/** Opening tags in order, with the text up to the next tag of the same name that closes it. */
function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*"|='[^']*'|=[^\s"'>]+)?)*)\s*\/?>/gi)].map(
    (found) => {
      const [written, name = '', rest = ''] = found
      const from = found.index + written.length
      const end = html.indexOf(`</${name}>`, from)
      return { name: name.toLowerCase(), attributes: attributesOf(rest), text: end < 0 ? '' : html.slice(from, end) }
    },
  )
}

function attributesOf(written: string): Record<string, string> {
  const found = written.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)
  return Object.fromEntries([...found].map(([, name = '', a, b, c]) => [name.toLowerCase(), decode(a ?? b ?? c ?? '')]))
}

function decode(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex || decimal ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)) : (names[name] ?? whole),
  )
}
