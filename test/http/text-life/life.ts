import { expect } from 'vitest'
import { charactersIn } from '#domain/base/text.ts'
import type { TestDesk } from '#kit/desk-app.ts'
import { type Document, filledWith } from '#kit/document.ts'

type Given = { json?: unknown; params?: Record<string, string>; headers?: Record<string, string> }
export type Sender = Awaited<ReturnType<TestDesk['as']>>

export const article = 'runbooks/order-sync/invalid-session-id'

export type Life = { document: Document; sent: Set<string>; name: string; text: string; kept: string }

/**
 * One life of a request with one text in every field that takes text. Each operation is sent with the text in all of its
 * fields; where that is refused, with the text where it makes sense, which must be taken.
 */
export async function send(
  life: Life,
  ask: Sender,
  operation: string,
  { json, params = {}, headers = {} }: Given = {},
) {
  const { document, sent, name, text, kept } = life
  sent.add(operation)
  const [method = '', template = ''] = operation.split(' ')
  const path = template.replace(/\{(\w+)\}/g, (_, id: string) => params[id] ?? '')
  const asked = (body: unknown) =>
    path === '/searches' || path === '/signals'
      ? ask(path, { method, headers: { ...headers, 'content-type': 'text/plain' }, body: JSON.stringify(body) })
      : ask(path, { method, headers, json: body })
  const first = await asked(filledWith(document, operation, { base: json, text }))
  expect(first.status, `${operation}, ${name}: ${JSON.stringify(first.body)}`).toBeLessThan(500)
  if (first.status < 300) return first
  const answer = await asked(json)
  // What may not be empty, or has to have three characters, may be refused when it is shorter once it is clean.
  const mayRefuse = charactersIn(kept) < 3 ? 500 : 300
  expect(answer.status, `${operation}, ${name}: ${JSON.stringify(answer.body)}`).toBeLessThan(mayRefuse)
  return answer
}
