import { endOfLine, type Found, type Here, type Item, type Mark, type Reader, type Scanned } from './marks.ts'
import { writeMarks } from './scan-write.ts'
import { untabled } from './table-rows.ts'

type Options = {
  readers: readonly Reader[]
  mdx: boolean
  here: Omit<Here, 'isAddress' | 'isMdx'>
  firstLine: number
  marks?: Mark[]
}

/** Reads what is no Markdown, outside of code, and puts signs in its place; Markdown may then be parsed as if it were plain. */
export function scan(input: string, options: Options): Scanned {
  const source = untabled(input.replace(/[\uE000-\uE003]/g, ''))
  const marks = options.marks ?? []
  const items = itemsOf(source, { ...options, marks })
  return writeMarks(source, items, { marks, firstLine: options.firstLine })
}

const fence = /[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/y
const prefix = /[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/y

function itemsOf(source: string, options: Options & { marks: Mark[] }): Item[] {
  const byFirst = (at: Reader['at']) => {
    const map = new Map<string, Reader[]>()
    for (const reader of options.readers)
      if (reader.at === at) for (const sign of reader.first) map.set(sign, [...(map.get(sign) ?? []), reader])
    return map
  }
  const lineReaders = byFirst('line')
  const textReaders = byFirst('text')
  const items: Item[] = []
  let copied = 0
  let at = 0
  let line = options.firstLine
  let isNew = true
  let wasBlank = true
  let inList = false
  while (at < source.length) {
    if (isNew) {
      isNew = false
      const end = endOfLine(source, at)
      const whole = source.slice(at, end)
      const isBlank = whole.trim() === ''
      const code = matchAt(fence, source, at)
      if (code) {
        const next = endOfFence(source, at, code)
        line += lineBreaks(source.slice(at, next))
        at = next
        isNew = true
        wasBlank = false
        continue
      }
      if (/^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/.test(whole)) inList = true
      else if (wasBlank && /^\S/.test(whole)) inList = false
      if (!options.mdx && wasBlank && !inList && !isBlank && /^(?: {4}|\t)/.test(whole)) {
        at = Math.min(end + 1, source.length)
        line++
        isNew = true
        continue
      }
      wasBlank = isBlank
      const from = at + (matchAt(prefix, source, at)?.[0].length ?? 0)
      const found = firstOf(lineReaders.get(source[from] ?? ''), from)
      if (found) {
        take(found, from)
        continue
      }
    }
    const sign = source[at] as string
    if (sign === '\n') {
      isNew = true
      line++
      at++
    } else if (sign === '\\') at += source[at + 1] === '\n' ? 1 : 2
    else if (sign === '`') at = endOfSpan(source, at)
    else if (sign === '<' && source.startsWith('<!--', at) && !options.mdx) {
      const end = source.indexOf('-->', at + 4)
      const next = end < 0 ? at + 4 : end + 3
      line += lineBreaks(source.slice(at, next))
      at = next
    } else {
      const found = firstOf(textReaders.get(sign), at)
      if (found) take(found, at)
      else at++
    }
  }
  flush(source.length)
  return paired(items, source)

  function firstOf(readers: Reader[] | undefined, from: number): Found | null {
    for (const reader of readers ?? []) {
      const found = reader.read(source, from, {
        ...options.here,
        isMdx: options.mdx,
        isAddress: isAddressAt(source, from),
      })
      if (found) return found
    }
    return null
  }

  function take(found: Found, from: number): void {
    flush(from)
    const next = from + found.length
    if (found.type === 'text') {
      items.push({ type: 'put', text: found.again ? scan(found.text, options).text : found.text })
      copied = at = next
    } else if (found.type === 'block') {
      const block = indentedBelow(source, from, next)
      const inner = scan(block.text, { ...options, firstLine: line + 1 })
      items.push({ type: 'mark', found, at: from, line, inner })
      copied = at = block.end
      isNew = true
      wasBlank = true
    } else {
      items.push({ type: 'mark', found, at: from, line })
      copied = at = next
    }
    line += lineBreaks(source.slice(from, at))
  }

  function flush(to: number): void {
    if (to > copied) items.push({ type: 'copy', from: copied, to })
    copied = to
  }
}

/** Finds partners: what was opened and is never closed stands alone; a closing without an opening goes. */
function paired(items: Item[], source: string): Item[] {
  const open: { item: Item & { type: 'mark' }; family: string; name: string }[] = []
  const partner = new Map<Item, Item>()
  for (const item of items) {
    if (item.type !== 'mark') continue
    const { found } = item
    if (found.type === 'open') open.push({ item, family: found.family, name: found.name })
    if (found.type === 'close' || found.type === 'toggle') {
      const family = found.type === 'close' ? found.family : 'toggle'
      const at = open.findLastIndex((one) => one.family === family && (found.name === null || one.name === found.name))
      if (at >= 0) {
        const [first] = open.splice(at, found.type === 'toggle' ? 1 : open.length - at)
        partner.set(item, (first as { item: Item }).item)
        partner.set((first as { item: Item }).item, item)
      } else if (found.type === 'toggle') open.push({ item, family, name: found.name })
    }
  }
  return items.map((item): Item => {
    if (item.type !== 'mark') return item
    if (partner.has(item)) return { ...item, partner: partner.get(item) }
    const { found } = item
    const written = source.slice(item.at, item.at + found.length)
    if (found.type === 'toggle') return { type: 'put', text: written }
    if (found.type === 'open') return { ...item, found: { ...found, type: 'single' } }
    return item
  })
}

/** The lines below a line that are indented further than it, without that indent. */
function indentedBelow(source: string, from: number, next: number): { text: string; end: number } {
  const begin = source.lastIndexOf('\n', from - 1) + 1
  const indent = source.slice(begin, from).replace(/\t/g, '    ').length
  const lines: string[] = []
  let end = Math.min(endOfLine(source, next) + 1, source.length)
  let kept = { end, lines: 0 }
  while (end < source.length) {
    const stop = endOfLine(source, end)
    const line = source.slice(end, stop).replace(/^[ \t]+/, (space) => space.replaceAll('\t', '    '))
    const deep = /^ */.exec(line)?.[0].length ?? 0
    if (line.trim() !== '' && deep < indent + 2) break
    lines.push(line.trim() === '' ? '' : line.slice(Math.min(deep, indent + 4)))
    end = Math.min(stop + 1, source.length)
    if (line.trim() !== '') kept = { end, lines: lines.length }
    if (stop >= source.length) break
  }
  return { text: lines.slice(0, kept.lines).join('\n'), end: kept.end }
}

function endOfFence(source: string, at: number, found: RegExpExecArray): number {
  const sign = found[1] as string
  const close = new RegExp(`^[ \\t]*(?:>[ \\t]?)*[ \\t]*\\${sign[0]}{${sign.length},}[ \\t]*$`)
  let next = Math.min(endOfLine(source, at) + 1, source.length)
  while (next < source.length) {
    const end = endOfLine(source, next)
    const isLast = close.test(source.slice(next, end))
    next = Math.min(end + 1, source.length)
    if (isLast) break
  }
  return next
}

/** Behind a code span, or behind the signs that open none. */
function endOfSpan(source: string, at: number): number {
  let length = 0
  while (source[at + length] === '`') length++
  const stop = source.indexOf('\n\n', at)
  let next = at + length
  while (next < source.length && (stop < 0 || next < stop)) {
    const open = source.indexOf('`', next)
    if (open < 0 || (stop >= 0 && open > stop)) break
    let run = 0
    while (source[open + run] === '`') run++
    if (run === length) return open + run
    next = open + run
  }
  return at + length
}

function isAddressAt(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 300), at)
  return /(?:\]\(\s*<?|\b(?:href|src)=["']?|(?:^|\n)[ \t]*\[(?!\^)[^\]\n]+\]:[ \t]*<?)[^\s"'()<>]*$/.test(before)
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

function lineBreaks(piece: string): number {
  let number = 0
  for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) number++
  return number
}
