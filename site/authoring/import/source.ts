import { readdir, readFile, realpath } from 'node:fs/promises'
import { join, posix, sep } from 'node:path'

/** A folder of Markdown from elsewhere: paths below it, with forward slashes, in order. */
export type Source = {
  dir: string
  pages: string[]
  pictures: string[]
  /** The file an address written in a page means, whatever its case or ending; null when there is none. */
  find(address: string, from: string): { file: string; page: boolean } | null
}

const pageEnding = /\.(md|mdx|markdown)$/i
const pictureEnding = /\.(png|jpe?g|gif|webp|avif|svg)$/i
const left = /^(node_modules|__MACOSX)$/

export async function readSource(dir: string): Promise<Source> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, sep).length).split(sep).join('/'))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.') || left.test(part)))
    .sort()
  const known = new Map(files.toReversed().map((file) => [file.toLowerCase(), file]))
  return {
    dir,
    pages: files.filter((file) => pageEnding.test(file)),
    pictures: files.filter((file) => pictureEnding.test(file)),
    find,
  }

  function find(address: string, from: string) {
    const path = decoded(address.replace(/[?#].*$/, '')).replaceAll('\\', '/')
    if (path === '') return null
    const places = path.startsWith('/')
      ? [path.slice(1), `static${path}`, `public${path}`, `assets${path}`]
      : [posix.join(posix.dirname(from), path), posix.join(from.replace(pageEnding, ''), path)]
    for (const place of places) {
      const bare = posix.normalize(place).replace(/\/$/, '').toLowerCase()
      if (bare.startsWith('..')) continue
      const endings = ['', '.md', '.mdx', '.markdown', '/index.md', '/_index.md', '/readme.md', '/index.mdx']
      for (const name of endings.map((ending) => (bare === '.' ? ending.slice(1) : bare + ending))) {
        const file = known.get(name)
        if (file) return { file, page: pageEnding.test(file) }
      }
    }
    return null
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** The text of a page with plain line ends, and what was odd about it; or why it is no text. */
export async function readPage(
  dir: string,
  file: string,
): Promise<{ ok: true; text: string; notes: string[] } | { ok: false; why: string }> {
  const bytes = await readFile(join(dir, file))
  if (bytes.length > 2_000_000) return { ok: false, why: 'is larger than 2 MB: split it, nobody reads that' }
  const decodedText = decode(bytes)
  if (!decodedText) return { ok: false, why: 'is not text (it holds binary data)' }
  const text = decodedText.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (text.trim() === '') return { ok: false, why: 'is empty' }
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
