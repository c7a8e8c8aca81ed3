import { rawText } from './html-meanings.ts'
import { parseHtml } from './parse.ts'
import { descend, type Node } from './tree.ts'

/** A page of HTML: what it says of itself, and the part of it that is not the frame of its site. */
export type HtmlPage = { fields: Record<string, unknown>; tree: Node; frame: string; comments: string[] }

const mains: ((element: Node) => boolean)[] = [
  ({ attributes }) => attributes?.id === 'main-content',
  ({ name }) => name === 'article',
  ({ name, attributes }) => name === 'main' || attributes?.role === 'main',
  ({ attributes }) => /^(content|main|bodyContent)$/.test(attributes?.id ?? ''),
  ({ name }) => name === 'body',
]

/** Reads a whole page, or a part of one. */
export function readHtmlPage(html: string): HtmlPage {
  const { root, comments } = parseHtml(html)
  const all = descend(root).filter(({ type }) => type === 'element')
  const main = mains.map((isMain) => all.find(isMain)).find((found) => found !== undefined) ?? root
  const heading = all.find((one) => one.attributes?.id === 'title-text' && !/^Space details/.test(said(one)))
  const named = all.find(({ name }) => name === 'title')
  const inMain = descend(main).some(({ name }) => name === 'h1')
  const title = heading
    ? said(heading).replace(/^.*? : /, '')
    : named && !inMain
      ? said(named).replace(/^.*? : /, '')
      : ''
  const meta = (name: string) =>
    all.find((one) => one.name === 'meta' && one.attributes?.name === name)?.attributes?.content
  const language = all.find(({ name }) => name === 'html')?.attributes?.lang
  const fields = {
    ...(title ? { title } : {}),
    ...(meta('description') ? { description: meta('description') } : {}),
    ...(meta('keywords') ? { keywords: meta('keywords') } : {}),
    ...(language && !/^en\b/i.test(language) ? { language } : {}),
  }
  const frame = wordsOutside(root, main).replace(/\s+/g, ' ').trim()
  return {
    fields,
    tree: { type: 'root', children: main === root ? (root.children ?? []) : (main.children ?? []) },
    frame,
    comments,
  }
}

function said(element: Node): string {
  return rawText(element).replace(/\s+/g, ' ').trim()
}

function wordsOutside(node: Node, main: Node): string {
  if (node === main || node.name === 'script' || node.name === 'style') return ''
  return node.value ?? (node.children ?? []).map((child) => wordsOutside(child, main)).join(' ')
}
