import { nearest } from '#domain/base/near-miss.ts'
import { isKnown, knownNames } from '../markdown/names.ts'

/** What in a body readers will not see as it was meant. */
export type OutlineIssue = {
  line: number
  came: string
  expected: string
  hint: string | null
  /** An error when the page is not built because of it; a warning where nothing is said. */
  severity?: 'error'
}

type Place = { line: number }
type Node = {
  type: string
  name?: string
  value?: string
  ordered?: boolean | null
  children?: Node[]
  position?: { start: Place; end: Place }
}

/** Directives that are unknown, not closed or out of place, and rows of tables that lose cells. */
export function outlineIssues(tree: Node, { body, firstLine }: { body: string; firstLine: number }): OutlineIssue[] {
  if (!/:::|^\s*::[a-z]|\|/m.test(body)) return []
  const lines = body.split('\n')
  const issues: OutlineIssue[] = []
  const lineOf = (node: Node) => node.position?.start.line ?? 1
  const add = (node: Node, came: string, expected: string, hint: string | null = null) =>
    void issues.push({ line: lineOf(node) + firstLine - 1, came, expected, hint })
  visit(tree, null)
  return issues

  function visit(node: Node, parent: Node | null): void {
    if (node.type === 'containerDirective') container(node, parent)
    if (node.type === 'leafDirective') leaf(node)
    if (node.type === 'table') rows(node)
    if (node.type === 'paragraph') strayEnd(node)
    for (const child of node.children ?? []) visit(child, node)
  }

  function container(node: Node, parent: Node | null): void {
    const name = node.name ?? ''
    const written = (lines[lineOf(node) - 1] ?? '').trim()
    if (!isKnown(name) || name === 'escalate') {
      const near = nearest(name, knownNames)
      add(
        node,
        written,
        `a directive that Ladder knows (${knownNames.join(', ')})`,
        near ? `did you mean :::${near}?` : null,
      )
      return
    }
    const rest =
      /:{3,}[ \t]*[\w-]+(?:\[(?:[^[\]\\]|\\.|\[[^\]]*\])*\])?(?:\{[^}]*\})?[ \t]*(.*)$/.exec(written)?.[1] ?? ''
    if (rest !== '')
      add(node, written, `a title between brackets: what stands behind the name vanishes`, `write :::${name}[${rest}]`)
    if (!isClosed(node, parent))
      add(node, written, 'a line of ::: below, which ends it: without it all that follows belongs to it')
    if (name === 'tab' && parent?.name !== 'tabs')
      add(
        node,
        written,
        ':::tabs around it: alone it is no tab',
        'write ::::tabs above the first tab and :::: below the last',
      )
    const held = (node.children ?? []).filter(({ type }) => type === 'containerDirective')
    if (name === 'tabs' && !held.some((one) => one.name === 'tab'))
      add(node, written, ':::tab[…] inside, one for each choice')
    if (name === 'steps' && !(node.children ?? []).some(({ type, ordered }) => type === 'list' && ordered))
      add(node, written, 'a numbered list inside: its items are the steps')
  }

  /** Whether its last line ends it, and not what it holds or what holds it: that is told by the number of colons. */
  function isClosed(node: Node, parent: Node | null): boolean {
    const end = node.position?.end.line ?? 1
    const sign = /^[\s>]*(:{3,})\s*$/.exec(lines[end - 1] ?? '')?.[1]
    if (!sign || end <= lineOf(node)) return false
    const last = node.children?.at(-1)
    const inner = last?.type === 'containerDirective' && last.position?.end.line === end ? colonsOf(last) : null
    if (inner !== null) return sign.length === colonsOf(node) && sign.length !== inner
    const isOfOuter = parent?.type === 'containerDirective' && parent.position?.end.line === end
    return !isOfOuter || sign.length === colonsOf(node) || sign.length !== colonsOf(parent)
  }

  function colonsOf(node: Node): number {
    return /:{3,}/.exec(lines[lineOf(node) - 1] ?? '')?.[0].length ?? 0
  }

  function leaf(node: Node): void {
    const name = node.name ?? ''
    if (name === 'escalate') return
    const near = isKnown(name) ? name : nearest(name, knownNames)
    if (near)
      add(
        node,
        (lines[lineOf(node) - 1] ?? '').trim(),
        near === 'escalate' ? 'a directive that Ladder knows' : `three colons: ${near} holds text`,
        near === 'escalate' ? 'did you mean ::escalate?' : `write :::${near}`,
      )
  }

  function strayEnd(node: Node): void {
    for (const child of node.children ?? []) {
      if (child.type !== 'text') continue
      const stray = (child.value ?? '').split('\n').findIndex((line) => /^:{3,}\s*$/.test(line.trim()))
      if (stray >= 0)
        issues.push({
          line: lineOf(child) + stray + firstLine - 1,
          came: ':::',
          expected: 'nothing: no directive is open here that it could end',
          hint: 'remove it, or see that what begins above has a name',
        })
    }
  }

  function rows(node: Node): void {
    const [head, ...rest] = node.children ?? []
    const columns = head?.children?.length ?? 0
    for (const row of rest) {
      const lost = (row.children ?? []).slice(columns)
      if (lost.length > 0)
        add(
          row,
          lost.map(plain).join(' | ').trim() || '|',
          `${columns} cells, as the table has columns: readers do not see what is more`,
          'write \\| for a pipe inside of a cell, also in code',
        )
    }
  }
}

function plain(node: Node): string {
  return node.value ?? (node.children ?? []).map(plain).join('')
}
