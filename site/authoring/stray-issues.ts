import type { OutlineIssue } from './outline-issues.ts'

type Place = { line: number }
type Node = {
  type: string
  value?: string
  url?: string
  identifier?: string
  children?: Node[]
  position?: { start: Place; end: Place }
}

/** Signs of other systems, as readers would see them. */
const foreign: [RegExp, string, string][] = [
  [/^(?:!!!|\?\?\?\+?)[ \t]+[\w-]+/m, 'MkDocs', 'write :::note[Title] above it and ::: below'],
  [/^===[!+]?[ \t]+"/m, 'MkDocs', 'write :::tab[Title] above it and ::: below, in ::::tabs'],
  [/-+8<-+[ \t]+["']/, 'MkDocs', 'write the text here'],
  [/^\[!\w+\]/, 'GitHub', 'write :::note above it and ::: below'],
  [/\{%-?\s*[a-z][\w-]*[^%\n]*%\}/, 'a template', 'write what it meant'],
  [/\{\{[<%]\s*\/?[a-z]/, 'Hugo', 'write what it meant'],
]
/** What every text with one of these faults holds, so that most texts are looked at once. */
const suspicious = /\[|\{[%{]|8<-|^(?:!!!|\?\?\?|===)/m
const running = /^(?:javascript|vbscript|file|data(?!:image\/)):/i
const closing = 'details|div|table|section|span|kbd|sub|sup|mark|abbr|strong|em|small'

/** What stands in a body as its author wrote it, because it means nothing here or its other half is missing. */
export function strayIssues(tree: Node, { body, firstLine }: { body: string; firstLine: number }): OutlineIssue[] {
  const lines = body.split('\n')
  const issues: OutlineIssue[] = []
  const open: { name: string; written: string; line: number }[] = []
  const used = new Set<string>()
  const notes: Node[] = []
  const add = (line: number, came: string, expected: string, hint: string | null = null) =>
    void issues.push({ line: line + firstLine - 1, came, expected, hint })
  visit(tree)
  for (const { name, written, line } of open)
    add(line, written, `</${name}> below: without it all that follows belongs to it`)
  for (const note of notes)
    if (!used.has(note.identifier ?? ''))
      add(lineOf(note), `[^${note.identifier}]:`, 'a place in the text that leads to it: readers do not see this note')
  return issues

  function visit(node: Node): void {
    if (node.type === 'text') text(node)
    if (node.type === 'code') fence(node)
    if (node.type === 'html') tags(node)
    if (node.type === 'link') link(node)
    if (node.type === 'footnoteReference') used.add(node.identifier ?? '')
    if (node.type === 'footnoteDefinition') notes.push(node)
    for (const child of node.children ?? []) visit(child)
  }

  function text(node: Node): void {
    const value = node.value ?? ''
    if (!suspicious.test(value)) return
    const at = (index: number) => lineOf(node) + value.slice(0, index).split('\n').length - 1
    for (const [pattern, system, hint] of foreign) {
      const found = pattern.exec(value)
      if (found) add(at(found.index), found[0].trim(), `text as readers see it: this is a sign of ${system}`, hint)
    }
    for (const found of value.matchAll(/(?<![\w\]\\])\[([^[\]\n]{1,80})\]\[([^[\]\n]{0,80})\]/g))
      add(
        at(found.index),
        found[0],
        `a line [${found[2] || found[1]}]: with an address below: without it readers see the brackets`,
      )
    for (const found of value.matchAll(/(?<!\\)\[\^(\d{1,3})\](?!:)/g))
      add(at(found.index), found[0], `a note [^${found[1]}]: below: without it readers see the brackets`)
  }

  function fence(node: Node): void {
    const sign = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})/.exec(lines[lineOf(node) - 1] ?? '')?.[1]
    const last = node.position?.end.line ?? 1
    const isClosed = last > lineOf(node) && (lines[last - 1] ?? '').replace(/^[\s>]+/, '').startsWith(sign ?? '')
    if (sign && !isClosed)
      add(lineOf(node), sign, 'a line with the same sign below, which ends it: without it all that follows is code')
  }

  function tags(node: Node): void {
    const value = (node.value ?? '').replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
    for (const found of value.matchAll(new RegExp(`<(/?)(${closing})(?=[\\s>/])[^<>]*>`, 'gi'))) {
      const name = (found[2] ?? '').toLowerCase()
      const line = lineOf(node) + value.slice(0, found.index).split('\n').length - 1
      const partner = open.findLastIndex((one) => one.name === name)
      if (!found[1]) open.push({ name, written: found[0], line })
      else if (partner >= 0) open.splice(partner, 1)
    }
  }

  function link(node: Node): void {
    const url = node.url ?? ''
    if (running.test(url)) add(lineOf(node), url, 'an address that readers can follow')
    else if (/^https?:/i.test(url) && !URL.canParse(url) && plain(node) !== url)
      add(lineOf(node), url, 'an address that can be read')
    if (!says(node)) add(lineOf(node), url, 'a text between the brackets: nobody sees a link without one')
  }
}

function says(node: Node): boolean {
  if (node.type === 'image' || node.type === 'imageReference' || node.type === 'html') return true
  return (node.value ?? '').trim() !== '' || (node.children ?? []).some(says)
}

function plain(node: Node): string {
  return node.value ?? (node.children ?? []).map(plain).join('')
}

function lineOf(node: Node): number {
  return node.position?.start.line ?? 1
}
