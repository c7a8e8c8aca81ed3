import { blocks, callout, calloutType, figure, fold, list, namedCode, words } from './constructs.ts'
import { byClass } from './html-classes.ts'
import { table } from './html-tables.ts'
import { literal } from './literal.ts'
import { descend, inLine, isPhrasing, link, type Node, paragraph, plainText, text, trimmed } from './tree.ts'
import type { Meaning, Meanings, Work } from './work.ts'

const around: Meaning = (element, work) => byClass(element, work) ?? work.inner(element)
const block: Meaning = (element, work) => byClass(element, work) ?? blocks(work.inner(element))
const spanOf =
  (type: string): Meaning =>
  (element, work) => {
    const inner = work.inner(element)
    const line = inner.every(isPhrasing) ? inner : null
    return line && hasText(line) ? [...edge(line, 0), { type, children: trimmed(line) }, ...edge(line, 1)] : inner
  }
const heading =
  (depth: number): Meaning =>
  (element, work) => {
    const children = trimmed(inLine(work.inner(element)))
    const id = element.attributes?.id
    return children.length > 0
      ? [{ type: 'heading', depth, children, ...lineOf(element), ...(id ? { data: { id } } : {}) }]
      : []
  }
/** Elements that Markdown has no sign for and a page may hold. */
const kept: Meaning = (element, work) => {
  const inner = inLine(work.inner(element))
  const name = (element.name ?? '').toLowerCase()
  const title = element.attributes?.title
  const open = name === 'abbr' && title ? `<abbr title="${attribute(title)}">` : `<${name}>`
  return hasText(inner) ? [{ type: 'html', value: open }, ...inner, { type: 'html', value: `</${name}>` }] : inner
}
const dropped: Meaning = (element, work) => {
  const said = descend(element).map(({ value, written }) => value ?? written ?? '')
  work.leave(`<${(element.name ?? '').toLowerCase()}>`, said.join(' '))
  return []
}

/** What each element of HTML means. */
export const htmlMeanings: Meanings = {
  ...each(
    'div section article main header footer center aside nav body html form fieldset picture noscript template map address hgroup',
    block,
  ),
  ...each(
    'span font big tt bdi bdo data time nobr label button small legend canvas object video audio marquee blink acronym dir search output datalist dialog portal hgroup rb rtc ruby rp rt wbr slot',
    around,
  ),
  ...each('kbd sub sup mark u ins abbr q cite dfn var samp', kept),
  ...each(
    'script style head meta base input select option textarea svg path col colgroup source track param area',
    dropped,
  ),
  ...each('strong b', spanOf('strong')),
  ...each('em i', spanOf('emphasis')),
  ...each('del s strike', spanOf('delete')),
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(5),
  h6: heading(6),
  br: () => [{ type: 'break' }],
  hr: () => [{ type: 'thematicBreak' }],
  p: (element, work) => {
    const boxed = byClass(element, work)
    if (boxed) return boxed
    const kind = (element.attributes?.class ?? '').split(/\s+/).find((name) => calloutType(name))
    const inner = blocks(work.inner(element))
    return kind && inner.length > 0 ? [callout(kind, null, inner)] : inner
  },
  blockquote: (element, work) => {
    const inner = blocks(work.inner(element))
    return inner.length > 0 ? [{ type: 'blockquote', children: inner }] : []
  },
  a: (element, work) => {
    const byName = byClass(element, work)
    if (byName) return byName
    const { href, name, id } = element.attributes ?? {}
    const inner = work.inner(element)
    const anchor = id || name
    const here: Node[] = anchor ? [{ type: 'html', value: `<a id="${attribute(anchor)}"></a>` }] : []
    if (href === undefined) return [...here, ...inner]
    const line = trimmed(inLine(inner))
    if (line.length === 0) return here
    return [...here, ...edge(inner, 0), link(href.trim(), line, element.line), ...edge(inner, 1)]
  },
  img: (element, work) => {
    const { src = '', alt = '', title } = element.attributes ?? {}
    if (/\bemoticon\b/.test(element.attributes?.class ?? ''))
      return words(element.attributes?.['data-emoji-fallback'] || alt)
    const wanted = /^require\((["'])(.*?)\1\)/.exec(src)?.[2] ?? work.parts.get(src.replace(/\.src$/, '')) ?? src
    return [{ type: 'image', url: wanted.trim(), alt, title: title || null, ...lineOf(element) }]
  },
  code: (element) => {
    const value = rawText(element).replace(/\s*\n\s*/g, ' ')
    return value.trim() ? [{ type: 'inlineCode', value }] : []
  },
  pre: (element) => {
    const value = rawText(element).replace(/^\n|\s+$/g, '')
    const names = descend(element)
      .map(({ attributes }) => `${attributes?.class ?? ''} ${attributes?.['data-syntaxhighlighter-params'] ?? ''}`)
      .join(' ')
    const lang = /(?:lang(?:uage)?|highlight-source|brush:)[-\s]*([\w+#-]+)/.exec(names)?.[1] ?? null
    const name = element.attributes?.['data-title'] ?? null
    return value ? [namedCode({ type: 'code', lang, meta: null, value, ...lineOf(element) }, name)] : []
  },
  ul: (element, work) => htmlList(element, work, false),
  ol: (element, work) => htmlList(element, work, true),
  li: block,
  dl: (element, work) => {
    const items: Node[] = []
    let term: Node[] = []
    for (const part of (element.children ?? []).flatMap((one) => (one.name === 'div' ? (one.children ?? []) : [one]))) {
      if (part.name?.toLowerCase() === 'dt')
        term = [...(term.length > 0 ? [...term, text(', ')] : []), ...trimmed(inLine(work.inner(part)))]
      else if (part.name?.toLowerCase() === 'dd') {
        items.push(definition(term, blocks(work.inner(part))))
        term = []
      }
    }
    if (term.length > 0) items.push(definition(term, []))
    return items.length > 0 ? [list(items, false)] : blocks(work.inner(element))
  },
  dt: block,
  dd: block,
  details: (element, work) => {
    const parts = element.children ?? []
    const summary = parts.find(({ name }) => name === 'summary')
    const rest = { ...element, children: parts.filter((part) => part !== summary) }
    return [fold(summary ? trimmed(inLine(work.inner(summary))) : [], work.inner(rest))]
  },
  summary: (element, work) =>
    [paragraph([{ type: 'strong', children: trimmed(inLine(work.inner(element))) }])].filter(hasTextIn),
  figure: (element, work) => {
    const parts = element.children ?? []
    const caption = parts.find(({ name }) => name === 'figcaption')
    const rest = { ...element, children: parts.filter((part) => part !== caption) }
    return figure(work.inner(rest), caption ? work.inner(caption) : [])
  },
  figcaption: block,
  table,
  iframe: embedded,
  frame: embedded,
  embed: embedded,
  thead: block,
  tbody: block,
  tfoot: block,
  tr: block,
  td: block,
  th: block,
  caption: block,
  progress: around,
  meter: around,
  menu: (element, work) => htmlList(element, work, false),
}

function embedded(element: Node, work: Work): Node[] {
  const { src, title } = element.attributes ?? {}
  const inner = work.inner(element)
  return src && /^https?:/.test(src) ? [paragraph([link(src, words(title || src), element.line)]), ...inner] : inner
}

function htmlList(element: Node, work: Work, ordered: boolean): Node[] {
  const items = (element.children ?? []).flatMap((part): Node[] => {
    const inner = blocks(
      part.name?.toLowerCase() === 'li' ? work.inner(part) : work.inner({ ...part, children: [part] }),
    )
    const isTask = /task-list/.test(element.attributes?.class ?? '')
    const checked = isTask ? /\bchecked\b/.test(part.attributes?.class ?? '') : null
    return inner.length > 0 ? [{ type: 'listItem', spread: false, checked, children: inner }] : []
  })
  const start = Number(element.attributes?.start ?? 1)
  return items.length > 0 ? [{ ...list(items, ordered), ...(ordered ? { start: start >= 0 ? start : 1 } : {}) }] : []
}

/** A term and what it means, as an item of a list. */
export function definition(term: Node[], meaning: Node[]): Node {
  const [first, ...rest] = meaning
  const name: Node[] = term.length > 0 ? [{ type: 'strong', children: term }] : []
  const opening =
    first?.type === 'paragraph'
      ? paragraph([...name, ...(name.length > 0 ? [text(': ')] : []), ...(first.children ?? [])])
      : paragraph(name)
  const others = first?.type === 'paragraph' ? rest : meaning
  return { type: 'listItem', spread: others.length > 0, children: [opening, ...others] }
}

/** Text between the tags of an element, with its line breaks. */
export function rawText(node: Node): string {
  if (node.type === 'element' && node.name?.toLowerCase() === 'br') return '\n'
  if (node.name === 'mdx:expression') return literal(node.attributes?.value ?? '')
  if (node.type === 'break') return '\n'
  const inside = node.value ?? (node.children ?? []).map(rawText).join('')
  const isUnknown =
    node.type === 'element' && node.name !== 'title' && !Object.hasOwn(htmlMeanings, (node.name ?? '').toLowerCase())
  return isUnknown && /^<[^<>]*>$/.test(node.written ?? '') ? `${node.written}${inside}${node.closing ?? ''}` : inside
}

function hasText(nodes: readonly Node[]): boolean {
  return nodes.some((node) => node.type === 'image' || plainText(node).trim() !== '' || node.type === 'html')
}

function hasTextIn(node: Node): boolean {
  return hasText(node.children ?? [])
}

/** White space at an end of a span belongs outside of it. */
function edge(nodes: readonly Node[], side: 0 | 1): Node[] {
  const node = nodes.at(side === 0 ? 0 : -1)
  return node?.type === 'text' && (side === 0 ? /^\s/ : /\s$/).test(node.value ?? '') ? [text(' ')] : []
}

function lineOf(element: Node): { line?: number } {
  return element.line === undefined ? {} : { line: element.line }
}

function attribute(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s+/g, ' ')
}

function each(names: string, meaning: Meaning): Meanings {
  return Object.fromEntries(names.split(' ').map((name) => [name, meaning]))
}
