import type { Refusal } from '#domain/base/result.ts'
import { isStorable } from '#domain/base/text.ts'
import { percentDecoded } from './percent.ts'
import { errorAt, textOf, Unreadable } from './unreadable.ts'

/** What makes the path or the query of an address unreadable: bytes that are not UTF-8, control characters. Null when nothing does. */
export function addressProblem(url: string): Refusal | null {
  const { pathname, search } = new URL(url)
  try {
    check(pathname, 'the path')
    for (const pair of search.slice(1).split('&')) {
      const [name = '', ...values] = pair.replaceAll('+', ' ').split('=')
      check(values.join('='), check(name, 'the name of a field'))
    }
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal
    throw error
  }
  return null
}

/** Answers the text that it has read. */
function check(encoded: string, what: string): string {
  const text = textOf(percentDecoded(encoded), { what })
  if (isStorable(text)) return text
  throw new Unreadable({ code: 'request.unreadable', detail: errorAt(what, 'It holds control characters.') })
}
