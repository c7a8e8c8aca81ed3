import type { OpenAPIHono } from '@hono/zod-openapi'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Env } from '#api/http/env.ts'
import { cleanText } from '#domain/base/text.ts'

type Media = Record<string, { schema?: object }>
type Operation = {
  operationId: string
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  requestBody?: { required?: boolean; content: Media }
  responses: Record<string, { content?: Media }>
}
export type ApiDocument = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

/** One exchange with the API: what was sent, what came. Bodies are read JSON, text, or nothing. */
type Exchange = {
  method: string
  /** Below /api, without its query. */
  path: string
  sent: { type: string; body: unknown }
  status: number
  type: string
  body: unknown
}

/** Throws when an exchange is not as the API's document says. */
export type Holder = (exchange: Exchange) => void

let known: Promise<{ document: ApiDocument; hold: Holder }> | null = null

/** The document as an app answers it, the same for every app of a process, and what holds exchanges to it. */
export function documentOf(app: OpenAPIHono<Env>): Promise<{ document: ApiDocument; hold: Holder }> {
  known ??= Promise.resolve(app.request('http://localhost:4321/api/openapi.json'))
    .then((answer) => answer.json() as Promise<ApiDocument>)
    .then((document) => ({ document, hold: holderOf(document) }))
  return known
}

/** The operation that a request asks for. */
export function operationOf({ paths }: ApiDocument, method: string, path: string): Operation | undefined {
  const verb = method.toLowerCase()
  const fits = (pattern: RegExp) => pattern.test(path)
  const asked = (inside: string) => Object.keys(paths).find((one) => paths[one]?.[verb] && fits(patternOf(one, inside)))
  const found = paths[path]?.[verb] ? path : (asked('[^/]+') ?? asked('.+'))
  return found === undefined ? undefined : paths[found]?.[verb]
}

function patternOf(path: string, inside: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, inside)}$`)
}

function holderOf(document: ApiDocument): Holder {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  for (const format of ['text', 'idn-email', 'binary']) ajv.addFormat(format, true)
  ajv.addSchema({ $id: 'api', components: document.components })
  const made = new Map<object, ValidateFunction>()
  const validatorOf = (schema: object): ValidateFunction => {
    const validate = made.get(schema) ?? ajv.compile(JSON.parse(inDocument(JSON.stringify(schema))) as object)
    made.set(schema, validate)
    return validate
  }
  const hold = (schema: object | undefined, value: unknown, what: string) => {
    if (!schema) return
    const validate = validatorOf(schema)
    if (!validate(value))
      throw new Error(`${what} is not as documented: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`)
  }
  return ({ method, path, sent, status, type, body }) => {
    const what = `${method} ${path}: ${status} ${type}`
    const operation = operationOf(document, method, path)
    if (!operation) {
      if (status >= 400 || method === 'HEAD') return
      throw new Error(`${what} was answered by an operation that is not documented`)
    }
    const response = operation.responses[status] ?? (status >= 400 ? operation.responses.default : undefined)
    if (!response) throw new Error(`${what} is a status that is not documented`)
    if (type === '' || body === '') {
      if (status >= 400 || (response.content && status !== 202)) throw new Error(`${what} has no body`)
    } else {
      const media = response.content?.[type]
      if (!media) throw new Error(`${what} is of a type that is not documented`)
      if (type.includes('json')) hold(media.schema, body, what)
    }
    if (status < 400 && sent.type.includes('json')) {
      const media = operation.requestBody?.content['application/json']
      if (!media) throw new Error(`${what} took a body that is not documented`)
      hold(media.schema, cleaned(sent.body), `${method} ${path}, body`)
    }
  }
}

/** A body as the door reads it: each text is cleaned before it is looked at. */
function cleaned(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (_, value) => (typeof value === 'string' ? cleanText(value) : value))
}

/** A path without its escapes; one that cannot be read stays as it is. */
export function plainPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function inDocument(text: string): string {
  return text.replaceAll('"$ref":"#/', '"$ref":"api#/')
}
