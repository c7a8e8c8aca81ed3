import { type MediaType, mediaTypeOf } from './media-type.ts'
import { malformed, textOf } from './unreadable.ts'

/** One field of a form as it came: its bytes, and the name of the file where it is one. */
export type Part = { name: string; filename: string | null; type: MediaType; bytes: Uint8Array }

const mostParts = 500
const mostHeaderBytes = 8 * 1024
const lineEnd = Buffer.from('\r\n')
const headersEnd = Buffer.from('\r\n\r\n')

/**
 * The parts of a multipart/form-data body (RFC 7578). The platform's own reader puts U+FFFD where text is not UTF-8; here the
 * bytes stay, so that whoever reads them knows.
 */
export function partsOf(body: Uint8Array, boundary: string): Part[] {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  const parts: Part[] = []
  let at = startOf(bytes, delimiter)
  while (!bytes.subarray(at, at + 2).equals(Buffer.from('--'))) {
    const begin = bytes.indexOf(lineEnd, at)
    const headers = begin < 0 ? -1 : bytes.indexOf(headersEnd, begin)
    if (headers < 0 || headers - begin > mostHeaderBytes || bytes.subarray(at, begin).toString('latin1').trim() !== '')
      throw malformed('A part of the form has no headers.')
    const end = bytes.indexOf(delimiter, headers + lineEnd.length)
    if (end < 0) throw malformed('The last part of the form does not end: the boundary is missing.')
    if (parts.length === mostParts) throw malformed(`The form has more than ${mostParts} parts.`)
    parts.push(
      partOf(
        bytes.subarray(begin + lineEnd.length, headers),
        bytes.subarray(Math.min(headers + headersEnd.length, end), end),
      ),
    )
    at = end + delimiter.length
  }
  return parts
}

/** Behind the first delimiter, which may be at the very beginning. */
function startOf(bytes: Buffer, delimiter: Buffer): number {
  const first = delimiter.subarray(lineEnd.length)
  if (bytes.subarray(0, first.length).equals(first)) return first.length
  const found = bytes.indexOf(delimiter)
  if (found < 0) throw malformed('The boundary of the form is nowhere in it.')
  return found + delimiter.length
}

function partOf(head: Uint8Array, bytes: Uint8Array): Part {
  const lines = textOf(head, { what: 'content-disposition' }).split('\r\n')
  const header = (name: string) =>
    lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1) ?? ''
  const { type, parameters } = mediaTypeOf(header('content-disposition'))
  const name = parameters.get('name')
  if (type !== 'form-data' || name === undefined) throw malformed('A part of the form has no name.')
  const filename = parameters.get('filename')
  return {
    name: unescaped(name),
    filename: filename === undefined ? null : unescaped(filename),
    type: mediaTypeOf(header('content-type')),
    bytes,
  }
}

/** What browsers write instead of a quote or a line end in a name (HTML, 4.10.21.8). */
function unescaped(name: string): string {
  return name.replace(/%22|%0D|%0A/gi, (found) => decodeURIComponent(found))
}
