import { nearest } from '#domain/base/near-miss.ts'
import { componentNames } from '../markdown/names.ts'
import type { OutlineIssue } from './outline-issues.ts'

type Node = {
  type: string
  name?: string
  value?: string
  children?: Node[]
  position?: { start: { line: number } }
}

const words = new Set(
  'frontmatter props components true false null undefined typeof void new in of instanceof this await'.split(' '),
)

/** Names in MDX that stand for nothing: a page with one is not built. */
export function mdxIssues(tree: Node, { firstLine }: { firstLine: number }): OutlineIssue[] {
  const issues: OutlineIssue[] = []
  const declared = new Set<string>()
  collect(tree)
  visit(tree)
  return issues

  function collect(node: Node): void {
    if (node.type === 'mdxjsEsm')
      for (const [name] of (node.value ?? '')
        .replace(/(["'`])(?:\\.|(?!\1)[\s\S])*?\1/g, '')
        .matchAll(/[A-Za-z_$][\w$]*/g))
        declared.add(name)
    for (const child of node.children ?? []) collect(child)
  }

  function visit(node: Node): void {
    if (/^mdxJsx/.test(node.type)) component(node)
    if (/^mdx(?:Flow|Text)Expression$/.test(node.type)) expression(node)
    for (const child of node.children ?? []) visit(child)
  }

  function component(node: Node): void {
    const name = node.name ?? ''
    const root = name.split('.')[0] ?? ''
    if (!/^[A-Z]/.test(root) || componentNames.includes(root) || declared.has(root)) return
    const near = nearest(root, componentNames)
    add(
      node,
      `<${name}>`,
      `a component that Ladder knows (${componentNames.join(', ')})`,
      near ? `did you mean <${near}>?` : null,
    )
  }

  function expression(node: Node): void {
    const value = (node.value ?? '').replace(/\/\*[\s\S]*?\*\/|(["'`])(?:\\.|(?!\1)[\s\S])*?\1/g, '""')
    if (/=>|\bfunction\b|</.test(value)) return
    for (const [name] of value.matchAll(/(?<![.\w$])[A-Za-z_$][\w$]*(?!\s*:)/g)) {
      if (words.has(name) || declared.has(name) || name in globalThis) continue
      add(
        node,
        `{${value.trim()}}`,
        `a name that stands for something: nothing here is called ${name}`,
        'write \\{ for a brace that is shown',
      )
      return
    }
  }

  function add(node: Node, came: string, expected: string, hint: string | null): void {
    issues.push({ line: (node.position?.start.line ?? 1) + firstLine - 1, came, expected, hint, severity: 'error' })
  }
}
