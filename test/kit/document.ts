type Schema = {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  $ref?: string
}
type Operation = {
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
/** As much of an OpenAPI document as tests read. */
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** Every string that operations take, by operation and path: "POST /tickets body.title". */
export function stringsTaken(document: Document): { name: string; operation: string; schema: Schema }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]) => {
      const operation = `${method.toUpperCase()} ${path}`
      const given: [string, Schema][] = [
        ...parameters.map(({ name, in: place, schema }): [string, Schema] => [`${place}:${name}`, schema]),
        ...Object.values(requestBody?.content ?? {}).map(({ schema }): [string, Schema] => ['body', schema]),
      ]
      return given.flatMap(([place, schema]) =>
        stringsIn(document, schema, place).map((found) => ({
          ...found,
          operation,
          name: `${operation} ${found.name}`,
        })),
      )
    }),
  )
}

function stringsIn(document: Document, schema: Schema, name: string): { name: string; schema: Schema }[] {
  const known = resolved(document, schema)
  const within = [
    ...[known.anyOf, known.oneOf, known.allOf].flatMap((list) =>
      (list ?? []).map((one): [string, Schema] => [name, one]),
    ),
    ...Object.entries(known.properties ?? {}).map(([key, one]): [string, Schema] => [`${name}.${key}`, one]),
    ...(known.items ? [[`${name}[]`, known.items] as [string, Schema]] : []),
    ...(typeof known.additionalProperties === 'object'
      ? [[`${name}{}`, known.additionalProperties] as [string, Schema]]
      : []),
  ]
  const own =
    [known.type].flat().includes('string') || (!known.type && within.length === 0) ? [{ name, schema: known }] : []
  return [...own, ...within.flatMap(([path, one]) => stringsIn(document, one, path))]
}

/** What an operation takes, with one text in each of its text fields, optional ones and names of answers too; the rest as in `base`. */
export function filledWith(
  document: Document,
  operation: string,
  { base, text }: { base: unknown; text: string },
): unknown {
  const [method = '', path = ''] = operation.split(' ')
  const [body] = Object.values(document.paths[path]?.[method.toLowerCase()]?.requestBody?.content ?? {})
  return body ? filled(document, body.schema.anyOf?.[0] ?? body.schema, { base, text }) : undefined
}

function filled(document: Document, schema: Schema, { base, text }: { base: unknown; text: string }): unknown {
  const { type, format, properties, items, additionalProperties } = resolved(document, schema)
  if (format === 'text' || format === 'idn-email' || format === 'uri') return text
  if (properties) {
    const own = (base ?? {}) as Record<string, unknown>
    const entries = Object.entries(properties).map(([key, one]) => [
      key,
      filled(document, one, { base: own[key], text }),
    ])
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }
  if (type === 'array' && items) {
    const [first] = Array.isArray(base) ? base : []
    const one = filled(document, items, { base: first, text })
    return one === undefined || (typeof one === 'object' && first === undefined) ? base : [one]
  }
  return typeof additionalProperties === 'object' ? { [text]: text } : base
}

function resolved(document: Document, schema: Schema): Schema {
  return schema.$ref
    ? resolved(document, document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
    : schema
}
