import { partsOf } from './words.ts'

type Term = { term: string; synonyms: readonly string[] }
type Word = { written: string; said: string }

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
  const has = ({ said }: Word) => spoken.includes(` ${said} `) || spoken.includes(` ${said}s `)
  const others = entriesOf(glossary).flatMap((words) =>
    words.some(has) ? words.filter((word) => !has(word)).map(({ written }) => written) : [],
  )
  return [...new Set(others)]
}

const prepared = new WeakMap<readonly Term[], Word[][]>()

/** The words of each entry as they are compared; thousands of articles ask for those of one glossary. */
function entriesOf(glossary: readonly Term[]): Word[][] {
  const known = prepared.get(glossary)
  if (known) return known
  const made = glossary.map(({ term, synonyms }) =>
    [term, ...synonyms].map((written) => ({ written, said: plain(written) })),
  )
  prepared.set(glossary, made)
  return made
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
