import { mediaTypeOf } from './media-type.ts'
import { type Part, partsOf } from './multipart.ts'
import { percentDecoded } from './percent.ts'
import { malformed, textOf } from './unreadable.ts'

/** The charset of a form that names it in itself (HTML, 4.10.21.8). */
const charsetField = '_charset_'

/** A form as it was sent, its texts read by the charset that part, form or request declares, else as UTF-8. */
export function formOf(body: Uint8Array, contentType: string): FormData {
  const { type, parameters } = mediaTypeOf(contentType)
  const parts = type === 'multipart/form-data' ? partsOf(body, boundaryOf(parameters)) : pairsOf(body)
  const named = parts.find(({ name }) => name === charsetField)
  const declared = (named && Buffer.from(named.bytes).toString('latin1')) || parameters.get('charset')
  const form = new FormData()
  for (const part of parts.filter(({ name }) => name !== charsetField)) {
    if (part.filename !== null) form.append(part.name, fileOf(part, part.filename))
    else {
      const charset = part.type.parameters.get('charset') ?? declared
      form.append(part.name, textOf(part.bytes, { charset, what: part.name }))
    }
  }
  return form
}

function boundaryOf(parameters: ReadonlyMap<string, string>): string {
  const boundary = parameters.get('boundary')
  if (!boundary || boundary.length > 70) throw malformed('The content type names no boundary of 1 to 70 characters.')
  return boundary
}

function fileOf({ bytes, type }: Part, filename: string): File {
  return new File([new Uint8Array(bytes)], filename, { type: type.type })
}

/** name=value&… (URL Standard, 5.1). */
function pairsOf(body: Uint8Array): Part[] {
  const pairs = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1').split('&').filter(Boolean)
  return pairs.map((pair) => {
    const split = pair.indexOf('=')
    const [name, value] = split < 0 ? [pair, ''] : [pair.slice(0, split), pair.slice(split + 1)]
    const read = (text: string) => percentDecoded(text.replaceAll('+', ' '))
    return {
      name: textOf(read(name), { what: 'the name of a field' }),
      filename: null,
      type: mediaTypeOf(''),
      bytes: read(value),
    }
  })
}
