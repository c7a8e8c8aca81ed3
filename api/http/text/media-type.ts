/** A content type taken apart: the type in lower case, and its parameters by name in lower case. */
export type MediaType = { type: string; parameters: ReadonlyMap<string, string> }

const parameter = /;\s*([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g

/** Reads a header such as content-type or content-disposition (RFC 9110, 5.6.6). */
export function mediaTypeOf(header: string): MediaType {
  const [type = ''] = header.split(';', 1)
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, plain = ''] of header.slice(type.length).matchAll(parameter)) {
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(["\\])/g, '$1') ?? plain)
  }
  return { type: type.trim().toLowerCase(), parameters }
}
