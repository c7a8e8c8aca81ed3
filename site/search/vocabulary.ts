import { partsOf } from './words.ts'

type Term = { term: string; synonyms: readonly string[] }

const identifier = /[\p{L}\p{N}]+(?:[_.:/-][\p{L}\p{N}]+)+|[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*/gu
const mostCodes = 60

/**
 * Other ways to type the codes in a text: without the beginning that others leave away (80070005 for 0x80070005,
 * BOT_TIMEOUT for ERR_BOT_TIMEOUT, 2.3.1 for v2.3.1), and in words.
 */
export function codeVariants(text: string): string[] {
  const variants = new Set<string>()
  for (const [code] of text.matchAll(identifier)) {
    if (code.length > 80) continue
    for (const variant of variantsOf(code)) if (variant.length > 2) variants.add(variant.toLowerCase())
    if (variants.size >= mostCodes) break
  }
  return [...variants].slice(0, mostCodes)
}

function variantsOf(code: string): string[] {
  const number = /^(?:0x|v|#)(\d[\p{L}\p{N}.]*)$/iu.exec(code)?.[1]
  if (number) return [number]
  if (!/[_\p{Lu}\p{N}]/u.test(code)) return []
  const parts = code.split(/(?<=[_.:/-])/)
  const endings = parts.slice(1).map((_, at) => parts.slice(at + 1).join(''))
  return [...endings, ...(parts.length > 1 ? partsOf(code) : [])]
}

/** The other words of every glossary entry that a text speaks of. */
export function synonymsIn(text: string, glossary: readonly Term[]): string[] {
  const spoken = ` ${plain(text)} `
  const has = (words: string) => spoken.includes(` ${plain(words)} `) || spoken.includes(` ${plain(words)}s `)
  const others = glossary.flatMap(({ term, synonyms }) => {
    const all = [term, ...synonyms]
    return all.some(has) ? all.filter((words) => !has(words)) : []
  })
  return [...new Set(others)]
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
