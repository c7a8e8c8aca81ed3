import { createHash } from 'node:crypto'
import type { ApiDocument } from './exchange.ts'
import { strings } from './strings.ts'

type Schema = { [key: string]: unknown }
type Random = (below: number) => number

/** A request as it goes over the wire. */
export type Made = { method: string; path: string; headers: Record<string, string>; body: string | Uint8Array | null }

/** What fits into a field of a name, so that a bad request is bad in one place and good in the others. */
export type Fitting = Record<string, unknown[]>

/** Whole numbers below a bound, always the same ones for a seed. */
export function randomOf(seed: string): Random {
  let block = createHash('sha256').update(seed).digest()
  let at = 0
  return (below) => {
    if (at + 4 > block.length) {
      block = createHash('sha256').update(block).digest()
      at = 0
    }
    at += 4
    return block.readUInt32LE(at - 4) % below
  }
}

/** One request to an operation, made from its own description: one in seven as it should be, the others wrong somewhere. */
export function requestFor(
  document: ApiDocument,
  [path, method]: [path: string, method: string],
  { random, fitting }: { random: Random; fitting: Fitting },
): Made {
  const operation = document.paths[path]?.[method]
  if (!operation) throw new Error(`${method} ${path} is not in the document`)
  const wrong = random(7) > 0
  const make = maker(document, { random, fitting })
  const bad = (value: unknown) => (wrong && random(3) === 0 ? mutated(value, random) : value)
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  let filled = path
  for (const { name, in: place, required, schema } of operation.parameters ?? []) {
    if (!required && random(2) === 0) continue
    const value = textOf(bad(make(schema as Schema, name)))
    if (place === 'query') query.append(name, value)
    if (place === 'header' && /^[\t -~]*$/.test(value)) headers[name] = value.trim()
    if (place === 'path') filled = filled.replace(`{${name}}`, encoded(value, wrong ? random : () => 1))
  }
  const media = Object.entries(operation.requestBody?.content ?? {})
  const [type, { schema }] = media[random(Math.max(1, media.length))] ?? ['', {}]
  const value = schema ? make(schema as Schema, '') : undefined
  const sent = wrong && schema && random(4) > 0 ? mutated(value, random) : value
  const asked = query.size > 0 ? `${filled}?${query}` : filled
  return { method: method.toUpperCase(), path: asked, ...written(sent, { type, headers, random, wrong }) }
}

function written(
  value: unknown,
  { type, headers, random, wrong }: { type: string; headers: Record<string, string>; random: Random; wrong: boolean },
): Pick<Made, 'headers' | 'body'> {
  if (value === undefined && !(wrong && random(9) === 0)) return { headers, body: null }
  if (type === 'multipart/form-data') {
    const form = formOf(value, random)
    const cut = wrong && random(4) === 0 ? form.slice(0, random(form.length + 1)) : form
    return { headers: { ...headers, 'content-type': 'multipart/form-data; boundary=fuzz' }, body: cut }
  }
  const text = type.includes('urlencoded')
    ? new URLSearchParams(Object.entries(objectOf(value)).map(([key, one]) => [key, textOf(one)])).toString()
    : JSON.stringify(value ?? null)
  const types = [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    '',
  ]
  const said = wrong && random(8) === 0 ? (types[random(types.length)] ?? '') : type
  const body = wrong && random(8) === 0 ? broken(text, random) : text
  return { headers: said ? { ...headers, 'content-type': said } : headers, body }
}

/** Bytes that were cut, doubled, or are no UTF-8. */
function broken(text: string, random: Random): string | Uint8Array {
  const bytes = Buffer.from(text)
  switch (random(4)) {
    case 0:
      return text.slice(0, random(text.length + 1))
    case 1:
      return text + text
    case 2:
      return Buffer.concat([bytes.subarray(0, bytes.length >> 1), Buffer.from([0xff, 0xc0, 0x80]), bytes])
    case 3:
      return ''
  }
  return text
}

function formOf(value: unknown, random: Random): string {
  const parts = Object.entries(objectOf(value)).map(([key, one]) => {
    const name = random(20) === 0 ? `${key}"; filename="x` : key
    const file = key === 'file' ? '; filename="../log\u202e.txt"\r\nContent-Type: text/html' : ''
    return `--fuzz\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${textOf(one)}\r\n`
  })
  return `${parts.join('')}--fuzz--\r\n`
}

/** A value with one thing wrong in it, somewhere. */
function mutated(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random(3) > 0) {
    const at = random(value.length)
    return value.map((one, index) => (index === at ? mutated(one, random) : one))
  }
  if (typeof value === 'object' && value !== null && random(5) > 0) {
    const own = objectOf(value)
    const keys = Object.keys(own)
    const key = keys[random(Math.max(1, keys.length))] ?? 'title'
    const { [key]: gone, ...rest } = own
    switch (random(5)) {
      case 0:
        return rest
      case 1:
        return { ...own, [textOf(wrongs[random(wrongs.length)]).slice(0, 80)]: gone ?? 1 }
      default:
        return { ...own, [key]: mutated(gone, random) }
    }
  }
  return wrongs[random(wrongs.length)]
}

const deep = JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`) as unknown
const wrongs: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\u0000',
  'x'.repeat(70_000),
  '\u0301'.repeat(3000),
  '../../etc/passwd',
  "' or 1=1 --",
  '"; drop table ticket; --',
  '%00',
  '%s%n',
  '$' + '{7*7}',
  '<script>alert(1)</script>',
  'a@b',
  '"kim"@example.com\r\nBcc: all@example.com',
  '9999-12-31T23:59:59.999Z',
  '-271821-04-20T00:00:00Z',
  '2026-02-30',
  '2026-11-24T08:00:00+99:00',
  '__proto__',
  'constructor',
  [],
  {},
  [[]],
  { __proto__: null, toString: 1 },
  deep,
  Array.from({ length: 500 }, (_, index) => index),
  Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index])),
  ...strings.map(([, given]) => given),
]

function maker(document: ApiDocument, { random, fitting }: { random: Random; fitting: Fitting }) {
  const pick = <T>(list: readonly T[]): T | undefined => list[random(Math.max(1, list.length))]
  const make = (given: Schema, name: string): unknown => {
    const schema = resolved(document, given)
    const known = fitting[name]
    if (known && random(8) > 0) return pick(known)
    if (schema.const !== undefined) return schema.const
    if (Array.isArray(schema.enum)) return pick(schema.enum)
    const branches = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
    if (branches) return make(pick(branches) ?? {}, name)
    if (schema.allOf) return Object.assign({}, ...(schema.allOf as Schema[]).map((one) => make(one, name)))
    switch ([schema.type].flat().at(random(8) === 0 ? -1 : 0)) {
      case 'object':
        return objectFor(schema)
      case 'array':
        return Array.from({ length: random(3) }, () => make(objectOf(schema.items), name))
      case 'integer':
      case 'number':
        return Number(schema.minimum ?? 0) + random(5)
      case 'boolean':
        return random(2) === 0
      case 'null':
        return null
      default:
        return schema.format === 'binary' ? 'Run 4711 failed.' : 'Words of a person.'
    }
  }
  const objectFor = (schema: Schema) => {
    const required = new Set((schema.required as string[] | undefined) ?? [])
    const entries = Object.entries(objectOf(schema.properties)).flatMap(([key, one]) =>
      required.has(key) || random(2) === 0 ? [[key, make(objectOf(one), key)]] : [],
    )
    return Object.fromEntries(entries) as Schema
  }
  return make
}

function resolved(document: ApiDocument, schema: Schema): Schema {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  return name ? resolved(document, document.components.schemas[name] as Schema) : schema
}

/** A part of a path; now and then with bytes that are no text. */
function encoded(value: string, random: Random): string {
  const odd = ['%FF', '%00', '%2e%2e%2f', '%ED%A0%80', '%']
  return random(12) === 0
    ? (odd[random(odd.length)] ?? '')
    : encodeURIComponent(value.toWellFormed()).slice(0, 3000) || 'x'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function objectOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? (value as Schema) : {}
}
