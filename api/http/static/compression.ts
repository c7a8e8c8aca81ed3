import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
const mostBytes = 16 * 1024 * 1024

/** Compresses once per content and keeps the result, up to a bound. */
export function makeCompressor() {
  const kept = new Map<string, Buffer>()
  let bytes = 0
  return async function compressed(body: Buffer, { encoding, etag }: { encoding: Encoding; etag: string }) {
    if (encoding === 'identity') return body
    const key = `${encoding} ${etag}`
    const known = kept.get(key)
    if (known) return known
    const made = encoding === 'br' ? await brotli(body, brotliOptions(body)) : await gzipped(body, { level: 7 })
    kept.set(key, made)
    bytes += made.length
    for (const [name, entry] of kept) {
      if (bytes <= mostBytes) break
      kept.delete(name)
      bytes -= entry.length
    }
    return made
  }
}

/** The best coding the caller takes; brotli before gzip. */
export function encodingFor(accepts: string | undefined): Encoding {
  const taken = new Set(
    (accepts ?? '')
      .split(',')
      .map((entry) => entry.trim().toLowerCase())
      .filter((entry) => !/;\s*q=0(\.0*)?$/.test(entry))
      .map((entry) => entry.split(';')[0]),
  )
  if (taken.has('br')) return 'br'
  return taken.has('gzip') ? 'gzip' : 'identity'
}

function brotliOptions(body: Buffer) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  return { params: { [BROTLI_PARAM_QUALITY]: body.length < 200_000 ? 10 : 6, [BROTLI_PARAM_SIZE_HINT]: body.length } }
}
