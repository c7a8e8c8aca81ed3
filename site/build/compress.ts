import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const packed = new Set('.html .css .js .mjs .json .map .md .txt .xml .svg .webmanifest .csv'.split(' '))
/** Files of which a site has as many as its code asks for, however many pages there are: time is spent on these. */
const few = new Set('.css .js .mjs .svg'.split(' '))
const endings = ['.br', '.gz'] as const
const atOnce = 8

/**
 * Lays a .br and a .gz beside every text of a built site that gets smaller by it. What has not changed since the site
 * before takes over what was made then.
 */
export async function compressSite(site: string, before: string): Promise<void> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && packed.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let file = files.pop(); file; file = files.pop()) await pack(file, join(before, relative(site, file)))
    }),
  )
}

async function pack(file: string, before: string): Promise<void> {
  const body = await readFile(file)
  if (await wasPacked(body, before)) {
    for (const ending of endings) await copyFile(before + ending, file + ending)
    return
  }
  const made = { '.br': await brotli(body, few.has(extname(file)) ? 11 : 5), '.gz': await gzipped(body) }
  if (endings.some((ending) => made[ending].length >= body.length)) return
  for (const ending of endings) await writeFile(file + ending, made[ending])
}

async function wasPacked(body: Buffer, before: string): Promise<boolean> {
  const packed = await stat(`${before}.gz`).catch(() => null)
  if (!packed || (await stat(before)).size !== body.length) return false
  return body.equals(await readFile(before))
}

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

function brotli(body: Buffer, quality: number): Promise<Buffer> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  return brotlied(body, { params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: body.length } })
}
