import { endOfLine, type Item, type Mark, type Scanned, signs } from './marks.ts'

/** Writes a text with signs where its marks stood, and says which line of the file each line is of. */
export function writeMarks(
  source: string,
  items: Item[],
  { marks, firstLine }: { marks: Mark[]; firstLine: number },
): Scanned {
  const numbers = new Map<number, number>()
  let out = ''
  const lines: number[] = [firstLine]
  let line = firstLine
  const put = (piece: string, moves: boolean) => {
    out += piece
    for (let next = piece.indexOf('\n'); next >= 0; next = piece.indexOf('\n', next + 1)) {
      if (moves) line++
      lines.push(line)
    }
  }
  for (const [index, item] of items.entries()) {
    if (item.type === 'copy') put(source.slice(item.from, item.to), true)
    else if (item.type === 'put') put(item.text, false)
    else {
      line = item.line
      writeMark(item, index)
    }
  }
  return { text: out, marks, lines }

  function writeMark(item: Item & { type: 'mark' }, index: number): void {
    const { found } = item
    const other = item.partner?.type === 'mark' ? item.partner : undefined
    const isFirst = !other || other.at > item.at
    if (found.type === 'close' && !other) {
      number(item, { name: 'unopened', attributes: {} }, signs.single)
      return
    }
    if (found.type === 'block') {
      const indent = out
        .slice(out.lastIndexOf('\n') + 1)
        .replace(/(?:[-*+]|\d+[.)])/g, (marker) => ' '.repeat(marker.length))
      const id = add(item, found)
      const inner = item.inner as Scanned
      put(`${signs.open}${id}${signs.end}\n${indent.trimEnd()}\n`, false)
      for (const [each, piece] of inner.text.split('\n').entries()) {
        out += (each > 0 ? '\n' : '') + (piece === '' ? '' : indent + piece)
        if (each > 0) lines.push(inner.lines[each] ?? line)
        else lines[lines.length - 1] = inner.lines[0] ?? line
      }
      put(`\n${indent.trimEnd()}\n${indent}${signs.close}${id}${signs.end}\n\n`, false)
      return
    }
    const isAlone = isBlockAt(items, index, source) && !('inLine' in found && found.inLine)
    if (found.type === 'toggle' || found.type === 'open' || found.type === 'close') {
      const attributes = found.type === 'open' ? (found.attributes ?? {}) : {}
      if (isFirst) numbers.set(item.at, add(item, { name: found.name ?? '', attributes }))
      const id = numbers.get(isFirst ? item.at : (other as { at: number }).at) as number
      const mark = marks[id]
      if (mark && !isFirst) mark.closing = source.slice(item.at, item.at + found.length)
      const piece = `${isFirst ? signs.open : signs.close}${id}${signs.end}`
      if (isAlone || !other || other.line === item.line || ('inLine' in found && found.inLine)) wrap(piece, isAlone)
      else apart(piece, item, isFirst)
    } else if (found.type === 'single')
      wrap(`${signs.single}${add(item, { name: found.name, attributes: found.attributes ?? {} })}${signs.end}`, isAlone)
  }

  function number(item: Item & { type: 'mark' }, mark: Pick<Mark, 'name' | 'attributes'>, sign: string): void {
    put(`${sign}${add(item, mark)}${signs.end}`, false)
  }

  function add(item: Item & { type: 'mark' }, { name, attributes }: Pick<Mark, 'name' | 'attributes'>): number {
    return (
      marks.push({ name, attributes, written: source.slice(item.at, item.at + item.found.length), line: item.line }) - 1
    )
  }

  /** A mark whose partner stands in another line, with text beside it in its own: the text goes into a line of its own. */
  function apart(piece: string, item: Item & { type: 'mark' }, isFirst: boolean): void {
    const begin = out.slice(out.lastIndexOf('\n') + 1)
    const rest = source.slice(item.at + item.found.length, endOfLine(source, item.at + item.found.length))
    const indent = (/^[ \t>]*/.exec(begin)?.[0] ?? '').replace(/\t/g, '    ')
    if (isFirst && /^[ \t>]*$/.test(begin) && !marks.some(({ closing }) => closing && rest.includes(closing)))
      put(`\n${indent}${piece}\n${indent.trimEnd()}\n${indent}`, false)
    else if (!isFirst && rest.trim() === '' && begin.trim() !== '')
      put(`\n${indent.trimEnd()}\n${indent}${piece}\n${indent.trimEnd()}`, false)
    else put(piece, false)
  }

  /** A mark alone in its line becomes a paragraph of its own. */
  function wrap(piece: string, isAlone: boolean): void {
    if (!isAlone) {
      put(piece, false)
      return
    }
    const begin = out.slice(out.lastIndexOf('\n') + 1)
    const hasMarker = /[-*+\d]/.test(begin)
    const blank = begin.replace(/(?:[-*+]|\d+[.)])/g, (marker) => ' '.repeat(marker.length))
    if (!hasMarker) put(`\n${blank}`, false)
    put(`${piece}\n${blank.trimEnd()}`, false)
  }
}

function isBlockAt(items: readonly Item[], index: number, source: string): boolean {
  const item = items[index] as Item & { type: 'mark' }
  const begin = source.slice(source.lastIndexOf('\n', item.at - 1) + 1, item.at)
  const last = item.at + item.found.length
  const rest = source.slice(last, endOfLine(source, last))
  const others = items.filter(
    (one): one is Item & { type: 'mark' } =>
      one.type === 'mark' &&
      one.found.type !== 'block' &&
      one.at >= item.at - begin.length &&
      one.at < last + rest.length,
  )
  if (others.length > 1) {
    const start = item.at - begin.length
    let whole = source.slice(start, last + rest.length)
    for (const one of others.toReversed())
      whole = whole.slice(0, one.at - start) + whole.slice(Math.max(0, one.at - start + one.found.length))
    return /^[ \t>]*$/.test(whole)
  }
  return /^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/.test(begin) && rest.trim() === ''
}
