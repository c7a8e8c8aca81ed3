import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, posix, sep } from 'node:path'

/** A folder of documentation from elsewhere: paths below it, with forward slashes, in order. */
export type Source = {
  dir: string
  pages: string[]
  pictures: string[]
  files: string[]
  /** The file an address written in a page means, whatever its case or ending; null when there is none. */
  find(address: string, from: string, how?: { byName?: boolean }): { file: string; page: boolean } | null
}

const pageEnding = /\.(md|mdx|markdown)$/i
const pictureEnding = /\.(png|jpe?g|gif|webp|avif|svg)$/i
const left = /^(node_modules|__MACOSX|_site|site-packages)$/
/** Folders that sites publish as their root. */
const roots =
  'docs content src/content/docs content/docs content/en src/pages pages static public assets images img src'.split(' ')
const endings = [
  '',
  '.md',
  '.mdx',
  '.markdown',
  '/index.md',
  '/_index.md',
  '/readme.md',
  '/index.mdx',
  '/_index.mdx',
  '.html',
  '/index.html',
  '.htm',
]

/** Reads what lies in a folder; one file is a folder that holds it. */
export async function readSource(path: string): Promise<Source> {
  const isFile = (await stat(path)).isFile()
  const dir = isFile ? dirname(path) : path
  const files = isFile ? [basename(path)] : (await filesOf(dir)).sort()
  const known = new Map(files.toReversed().map((file) => [file.toLowerCase(), file]))
  const pages = pagesOf(files)
  const isPage = new Set(pages)
  const names = Map.groupBy(files, (file) => posix.basename(file).replace(pageEnding, '').toLowerCase())
  return {
    dir,
    files,
    pages,
    pictures: files.filter((file) => pictureEnding.test(file)),
    find,
  }

  function find(address: string, from: string, { byName = false } = {}) {
    const whole = decoded(address).replaceAll('\\', '/')
    const exact = known.get(posix.normalize(posix.join(posix.dirname(from), whole)).toLowerCase())
    if (exact) return { file: exact, page: isPage.has(exact) }
    const path = decoded(address.replace(/[?#].*$/, ''))
      .replaceAll('\\', '/')
      .replace(/^(@site|~)\//, '/')
    if (path === '') return null
    const places = path.startsWith('/')
      ? ['', ...roots].map((root) => posix.join(root, path.slice(1)))
      : [posix.join(posix.dirname(from), path), posix.join(from.replace(pageEnding, ''), path)]
    if (path.startsWith('/')) places.push(path.slice(1).replace(/^[^/]+\//, ''))
    for (const place of places) {
      const file = at(place)
      if (file) return { file, page: isPage.has(file) }
    }
    if (!byName) return null
    const bare = path.replace(pageEnding, '').toLowerCase()
    const same = names.get(posix.basename(bare)) ?? []
    const file = same.find((one) => `/${one.replace(pageEnding, '').toLowerCase()}`.endsWith(`/${bare}`)) ?? at(path)
    return file ? { file, page: isPage.has(file) } : null
  }

  function at(place: string): string | null {
    const bare = posix.normalize(place).replace(/\/$/, '').toLowerCase()
    if (bare.startsWith('..')) return null
    const base = bare.replace(/\.html?$/, '')
    for (const stem of base === bare ? [bare] : [bare, base])
      for (const ending of endings) {
        const file = known.get(stem === '.' ? ending.slice(1) : stem + ending)
        if (file) return file
      }
    return null
  }
}

/** Pages are Markdown, and the tables of a Notion export; where there is none, HTML. */
function pagesOf(files: readonly string[]): string[] {
  const markdown = files.filter((file) => pageEnding.test(file))
  const tables = files.filter((file) => / [0-9a-f]{32}\.csv$/.test(file))
  return markdown.length > 0 || tables.length > 0
    ? [...markdown, ...tables].sort()
    : files.filter((file) => /\.html?$/i.test(file))
}

/** Files below a folder. What a symbolic link leads to is seen once, and only below the folder. */
async function filesOf(dir: string): Promise<string[]> {
  const root = await realpath(dir)
  const seen = new Set<string>()
  const files: string[] = []
  const visit = async (folder: string): Promise<void> => {
    const real = await realpath(join(dir, folder))
    if (seen.has(real) || (real !== root && !real.startsWith(join(root, sep)))) return
    seen.add(real)
    const entries = await readdir(join(dir, folder), { withFileTypes: true })
    const links: string[] = []
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if ((entry.name.startsWith('.') && entry.name !== '.gitbook') || left.test(entry.name)) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) await visit(path)
      else if (entry.isFile()) files.push(path)
      else if (entry.isSymbolicLink()) links.push(path)
    }
    for (const path of links) {
      const found = await stat(join(dir, path)).catch(() => null)
      if (found?.isDirectory()) await visit(path)
      else if (found?.isFile() && (await realpath(join(dir, path))).startsWith(join(root, sep))) files.push(path)
    }
  }
  await visit('')
  return files
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** The text of a page with plain line ends, and what was odd about it; or why it is no text. */
export async function readText(
  dir: string,
  file: string,
): Promise<{ ok: true; text: string; notes: string[] } | { ok: false; why: string; empty?: boolean }> {
  const bytes = await readFile(join(dir, file))
  if (bytes.length > 2_000_000) return { ok: false, why: 'is larger than 2 MB: split it, nobody reads that' }
  const decodedText = decode(bytes)
  if (!decodedText) return { ok: false, why: 'is not text (it holds binary data)' }
  const text = decodedText.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (text.trim() === '') return { ok: false, why: 'is empty', empty: true }
  return { ok: true, text, notes: decodedText.notes }
}

function decode(bytes: Buffer): { text: string; notes: string[] } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), notes: ['text from UTF-16'] }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), notes: ['text from UTF-16'] }
  if (bytes.includes(0)) return null
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), notes: [] }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    const control = [...text].filter((letter) => letter < ' ' && !'\t\n\r\f'.includes(letter)).length
    return control > text.length / 100 ? null : { text, notes: ['text from Windows-1252 (it is not UTF-8)'] }
  }
}

/** The bytes of a picture, when it lies in the folder and is what its name says; else why not. */
export async function readPicture(
  dir: string,
  file: string,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; why: string }> {
  const path = join(dir, file)
  const [real, root] = [await realpath(path), await realpath(dir)]
  if (!real.startsWith(join(root, sep))) return { ok: false, why: 'leads out of the folder' }
  const bytes = await readFile(path)
  if (bytes.length > 10_000_000) return { ok: false, why: 'is larger than 10 MB' }
  return isPicture(file, bytes) ? { ok: true, bytes } : { ok: false, why: 'is no picture that browsers show' }
}

function isPicture(file: string, bytes: Buffer): boolean {
  const head = bytes.subarray(0, 16).toString('latin1')
  switch (pictureEnding.exec(file)?.[1]?.toLowerCase()) {
    case 'png':
      return head.startsWith('\x89PNG\r\n\x1a\n') && bytes.length > 32
    case 'jpg':
    case 'jpeg':
      return head.startsWith('\xff\xd8\xff')
    case 'gif':
      return /^GIF8[79]a/.test(head)
    case 'webp':
      return head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'
    case 'avif':
      return head.slice(4, 8) === 'ftyp'
    case 'svg':
      return /<svg[\s>]/i.test(bytes.subarray(0, 4096).toString('utf8'))
  }
  return false
}
