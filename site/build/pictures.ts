import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { imageMetadata } from 'astro/assets/utils'
import { base } from './base.ts'

/** A picture on a page: its file, the name it has in a site, and its size in pixels where that can be told. */
type Picture = { file: string; name: string; size: { width?: number; height?: number } }
type Marked = { src: string; index: number } & Record<string, unknown>

/** Where the pictures of a site lie, beside its scripts and styles. */
const folder = '_astro'
/** How the renderer marks a picture that lies beside the text. */
const marks = /__ASTRO_IMAGE_="([^"]+)"/g

/** Puts the pictures that lie beside a text into its HTML, each with its size, so that nothing moves when it comes. */
export function makePictures() {
  const used = new Map<string, string>()
  return {
    async shown(html: string, path: string): Promise<string> {
      const shown = new Map<string, string>()
      for (const [mark, given = ''] of html.matchAll(marks)) {
        const { src, index: _, ...attributes } = JSON.parse(unescaped(given)) as Marked
        const { file, name, size } = await readPicture(fileOf(src, path))
        used.set(name, file)
        const address = `${base}/${folder}/${encodeURIComponent(name)}`
        shown.set(mark, written({ ...attributes, loading: 'lazy', decoding: 'async', ...size, src: address }))
      }
      return html.replace(marks, (mark) => shown.get(mark) ?? '')
    },
    /** The file of a picture that some page has shown, by its address. */
    fileAt(address: string): string | undefined {
      return address.startsWith(`/${folder}/`)
        ? used.get(decodeURIComponent(address.slice(folder.length + 2)))
        : undefined
    },
    /** Copies all that pages have shown into a site. */
    async lay(site: string): Promise<void> {
      if (used.size > 0) await mkdir(join(site, folder), { recursive: true })
      for (const [name, file] of used) await copyFile(file, join(site, folder, name))
    },
  }
}

export type Pictures = ReturnType<typeof makePictures>

/** `src` is an address whose signs are decoded, but those that would end a path. */
function fileOf(src: string, path: string): string {
  const url = new URL(src.replace(/%(?![\da-f]{2})/gi, '%25'), pathToFileURL(path))
  url.search = ''
  url.hash = ''
  return fileURLToPath(url)
}

async function readPicture(file: string): Promise<Picture> {
  const bytes = await readFile(file)
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 10)
  const ending = extname(file)
  const size = await imageMetadata(bytes, file).then(
    ({ width, height }) => ({ width, height }),
    () => ({}),
  )
  return { file, name: `${basename(file, ending)}.${digest}${ending}`, size }
}

function written(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ')
}

function unescaped(text: string): string {
  return text
    .replace(/&(?:#x22|quot);/g, '"')
    .replace(/&(?:#x27|apos);/g, "'")
    .replace(/&(?:amp|#x26|#38);/g, '&')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
