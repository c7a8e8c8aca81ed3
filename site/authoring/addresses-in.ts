import { markdownToMdast, mdxToMdast } from 'satteri'

/** An address as it stands in a body: from where to where, as written. */
type Address = { from: number; to: number; written: string }

type Node = {
  type: string
  value?: string
  children?: Node[]
  position?: { start: { offset?: number }; end: { offset?: number } }
}

/** Where the addresses of links and pictures stand in a body: in Markdown, in definitions, in HTML and components. */
function addressesIn(body: string, { mdx }: { mdx: boolean }): Address[] {
  const options = { features: { directive: true, gfm: true, frontmatter: false } }
  const tree = (mdx ? mdxToMdast(body, options) : markdownToMdast(body, options)) as Node
  const found: Address[] = []
  visit(tree)
  return found.sort((a, b) => a.from - b.from)

  function visit(node: Node): void {
    const from = node.position?.start.offset ?? 0
    const source = body.slice(from, node.position?.end.offset ?? 0)
    if (node.type === 'link' || node.type === 'image') {
      const last = node.children?.at(-1)?.position?.end.offset
      const begin = source.indexOf('](', last === undefined ? 0 : last - from)
      if (source.startsWith(node.type === 'link' ? '[' : '![') && begin >= 0) take(from + begin + 2)
    }
    if (node.type === 'definition') take(from + source.indexOf(']:') + 2)
    if (node.type === 'html' || /^mdxJsx/.test(node.type)) {
      const tags = node.type === 'html' ? source : (/^<[^>]*>/.exec(source)?.[0] ?? '')
      for (const tag of tags.matchAll(/\b(?:href|src)\s*=\s*(["'])(.*?)\1/g)) {
        const at = from + tag.index + tag[0].length - 1 - (tag[2] ?? '').length
        found.push({ from: at, to: at + (tag[2] ?? '').length, written: tag[2] ?? '' })
      }
    }
    for (const child of node.children ?? []) visit(child)
  }

  function take(at: number): void {
    const pattern = /\s*(?:<([^>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))/y
    pattern.lastIndex = at
    const [whole = '', pointed, plain] = pattern.exec(body) ?? []
    const written = pointed ?? plain ?? ''
    const to = at + whole.length - (pointed === undefined ? 0 : 1)
    if (written !== '') found.push({ from: to - written.length, to, written })
  }
}

/** A body with other addresses; what gives null stays. */
export function withAddresses(
  body: string,
  { mdx, change }: { mdx: boolean; change: (address: string) => string | null },
): string {
  let at = 0
  let result = ''
  for (const { from, to, written } of addressesIn(body, { mdx })) {
    const changed = change(written)
    if (changed === null || changed === written || from < at) continue
    result += body.slice(at, from) + changed
    at = to
  }
  return result + body.slice(at)
}
