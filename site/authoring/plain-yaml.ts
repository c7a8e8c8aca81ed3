type Plain = string | number | boolean

/**
 * Reads YAML as most frontmatter is written: on each line a name with a short text, or a list of such texts. Null for
 * everything else, which only a parser understands; it takes many times as long.
 */
export function readPlainYaml(text: string): Record<string, Plain | Plain[]> | null {
  if (/[^\n\P{C}]|[^\S\n ]/u.test(text)) return null
  const value: Record<string, Plain | Plain[]> = {}
  let list: Plain[] | null = null
  let indent = ''
  for (const line of text.split('\n')) {
    const item = /^( {0,8})- +(?! )(.*)$/.exec(line)
    if (item) {
      const [, spaces = '', written = ''] = item
      const read = scalarOf(written)
      if (!list || read === null || (list.length > 0 && spaces !== indent)) return null
      indent = spaces
      list.push(read)
      continue
    }
    if (list?.length === 0) return null
    const [, name = '', written = ''] = /^([A-Za-z][\w-]*):(| .*)$/.exec(line) ?? []
    if (name === '' || keyword.test(name) || Object.hasOwn(value, name)) return null
    list = written.trim() === '' ? [] : null
    const read = list ?? valueIn(written.trim())
    if (read === null) return null
    value[name] = read
  }
  return list?.length === 0 ? null : value
}

/** What is no text when it stands without quotes. */
const keyword = /^(?:null|true|false)$/i

function valueIn(written: string): Plain | Plain[] | null {
  if (!written.startsWith('[')) return scalarOf(written)
  const items = /^\[([\w .,/-]*)\]$/.exec(written)?.[1]?.split(',')
  const read = items?.map((item) => (/^ *[A-Za-z]/.test(item) ? scalarOf(item.trim()) : null))
  return read?.every((one) => one !== null) ? read : null
}

function scalarOf(written: string): Plain | null {
  const text = written.trimEnd()
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^(?:"[^"\\]*"|'[^']*')$/.test(text)) return text.slice(1, -1)
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  return /^\p{L}/u.test(text) && !keyword.test(text) && !/: | #|:$/.test(text) ? text : null
}
