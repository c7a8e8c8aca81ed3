import { globSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
/** Attributes that a person reads. */
const read = new Set(['label', 'title', 'placeholder', 'aria-label', 'alt', 'hint', 'caption', 'summary'])
/** How a sentence begins: no class, no name of an event, no key does. */
const sentence = /^(?!Ctrl )\p{Lu}[\p{L}’']+ [\p{L}’']/u

test('what people read on a page that moves stands in domain/words, none of it in an island', () => {
  const files = globSync('site/islands/**/*.{ts,tsx}', { cwd: root })
  expect(files.length).toBeGreaterThan(150)
  expect(files.flatMap((file) => said(resolve(root, file))).join('\n')).toBe('')
})

test('the check finds text, an attribute that is read, and a sentence in a literal', () => {
  const source = `const a = <p title="Its own">Say <b aria-label={x}>it</b>{y ? 'Read it now' : \`Not \${z} yet\`}</p>`
  expect(pieces(ts.createSourceFile('a.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))).toEqual([
    'Its own',
    'Say',
    'it',
    'Read it now',
  ])
})

function said(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  return pieces(source).map((text) => `${relative(root, file)}: ${text}`)
}

function pieces(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isNewExpression(node) || isKey(node)) return
    const text = textOf(node)
    if (text !== null) found.push(text.trim().replace(/\s+/g, ' '))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A key of the keyboard bears its name. */
function isKey(node: ts.Node): boolean {
  return ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'kbd'
}

/** What a person would read of this node itself; null of none. */
function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(node.text) ? node.text : null
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return null
  const { parent } = node
  if (ts.isJsxAttribute(parent))
    return read.has(parent.name.getText()) && /\p{L}{2}/u.test(node.text) ? node.text : null
  return sentence.test(node.text) ? node.text : null
}
