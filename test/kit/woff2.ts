import { brotliCompressSync } from 'node:zlib'

const anyTag = 63
const untransformed = 3 << 6

/** A TrueType font as WOFF2 (https://www.w3.org/TR/WOFF2/), its tables as they are. */
export function asWoff2(font: Buffer): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = 12 + index * 16
    const [offset, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)]
    return { tag: font.toString('latin1', at, at + 4), data: font.subarray(offset, offset + length) }
  })
  const entries = tables.map(({ tag, data }) => {
    const flags = anyTag | (tag === 'glyf' || tag === 'loca' ? untransformed : 0)
    return Buffer.concat([Buffer.from([flags]), Buffer.from(tag, 'latin1'), base128(data.length)])
  })
  const packed = brotliCompressSync(Buffer.concat(tables.map(({ data }) => data)))
  const head = Buffer.alloc(48)
  const body = Buffer.concat([...entries, packed])
  const length = head.length + body.length
  head.write('wOF2', 'latin1')
  head.writeUInt32BE(font.readUInt32BE(0), 4)
  head.writeUInt32BE(padded(length), 8)
  head.writeUInt16BE(tables.length, 12)
  head.writeUInt32BE(
    tables.reduce((sum, { data }) => sum + padded(data.length), 12 + tables.length * 16),
    16,
  )
  head.writeUInt32BE(packed.length, 20)
  return Buffer.concat([head, body, Buffer.alloc(padded(length) - length)])
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}

/** Seven bits a byte, the highest first; all but the last are marked. */
function base128(value: number): Buffer {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 + (rest % 128))
  return Buffer.from(bytes)
}
