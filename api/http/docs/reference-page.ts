import { html } from 'hono/html'
import { type House, type Markup, page } from '../html/frame.ts'

type Json = { [key: string]: unknown }
type Operation = { method: string; path: string; body: Json }

/** The readable page of an OpenAPI document. */
export function referencePage(document: Json, house: House): Markup {
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map(({ body }) => tagOf(body)))]
  return page({
    title: 'API reference',
    house,
    body: html`<h1>API reference</h1>
<p>The same as <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1), to read. Instants are ISO 8601 UTC with
milliseconds. Errors are problem details (RFC 9457). <code>Idempotency-Key</code> is honoured on every POST that creates.</p>
<nav aria-label="Contents"><ul>${tags.map((tag) => html`<li><a href="#${slug(tag)}">${tag}</a></li>`)}</ul></nav>
${tags.map(
  (tag) => html`<section><h2 id="${slug(tag)}">${tag}</h2>
${operations.filter(({ body }) => tagOf(body) === tag).map((operation) => operationPart(operation, document))}</section>`,
)}`,
  })
}

function operationsOf(document: Json): Operation[] {
  return Object.entries(objectOf(document.paths)).flatMap(([path, methods]) =>
    Object.entries(objectOf(methods)).map(([method, body]) => ({
      method: method.toUpperCase(),
      path,
      body: objectOf(body),
    })),
  )
}

function operationPart({ method, path, body }: Operation, document: Json): Markup {
  const parameters = listOf(body.parameters)
  const content = Object.entries(objectOf(objectOf(body.requestBody).content))
  return html`<article>
<h3 id="${slug(`${method} ${path}`)}"><code>${method} ${path}</code></h3>
<p>${textOf(body.summary)}</p>
${body.description ? html`<p class="soft">${textOf(body.description)}</p>` : ''}
${
  parameters.length > 0
    ? fieldTable(
        'Parameters',
        parameters.map((entry) => rowOf(entry)),
      )
    : ''
}
${content.map(([type, media]) => fieldTable(`Body: ${type}`, rowsOf(objectOf(objectOf(media).schema), { document })))}
${fieldTable(
  'Answers',
  Object.entries(objectOf(body.responses)).map(([status, answer]) => answerRow(status, objectOf(answer))),
)}
</article>`
}

type Row = { name: string; type: string; meaning: string }

function fieldTable(caption: string, rows: Row[]): Markup | string {
  if (rows.length === 0) return ''
  return html`<table><caption class="soft">${caption}</caption><tbody>
${rows.map((row) => html`<tr><td><code>${row.name}</code></td><td>${row.type}</td><td>${row.meaning}</td></tr>`)}
</tbody></table>`
}

function rowOf(parameter: Json): Row {
  const schema = objectOf(parameter.schema)
  const where = `${textOf(parameter.in)}${parameter.required ? ', required' : ''}`
  return {
    name: textOf(parameter.name),
    type: `${typeName(schema)} (${where})`,
    meaning: textOf(parameter.description ?? schema.description),
  }
}

function rowsOf(
  schema: Json,
  { document, prefix = '', depth = 0 }: { document: Json; prefix?: string; depth?: number },
): Row[] {
  const resolved = resolve(schema, document)
  const required = new Set(Array.isArray(resolved.required) ? resolved.required : [])
  return Object.entries(objectOf(resolved.properties)).flatMap(([name, value]) => {
    const property = resolve(objectOf(value), document)
    const inner = property.type === 'array' ? resolve(objectOf(property.items), document) : property
    const path = `${prefix}${name}${property.type === 'array' ? '[]' : ''}`
    const row = {
      name: path,
      type: `${typeName(property)}${required.has(name) ? ', required' : ''}`,
      meaning: textOf(property.description),
    }
    return depth > 3 ? [row] : [row, ...rowsOf(inner, { document, prefix: `${path}.`, depth: depth + 1 })]
  })
}

function answerRow(status: string, answer: Json): Row {
  return { name: status, type: Object.keys(objectOf(answer.content)).join(', '), meaning: textOf(answer.description) }
}

function typeName(schema: Json): string {
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(' | ')
  const options = schema.anyOf ?? schema.oneOf
  if (Array.isArray(options)) return options.map((option) => typeName(objectOf(option))).join(' or ')
  if (Array.isArray(schema.type)) return schema.type.join(' or ')
  return textOf(schema.format ?? schema.type ?? (schema.$ref ? 'object' : 'any'))
}

function resolve(schema: Json, document: Json): Json {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  return name ? objectOf(objectOf(objectOf(document.components).schemas)[name]) : schema
}

function tagOf(body: Json): string {
  return Array.isArray(body.tags) && typeof body.tags[0] === 'string' ? body.tags[0] : 'Other'
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
