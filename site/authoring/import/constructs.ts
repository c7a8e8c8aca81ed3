import { flow, inLine, link, type Node, paragraph, plainText, strong, text, trimmed } from './tree.ts'

const calloutOf: Record<string, string> = {
  note: 'note',
  info: 'note',
  abstract: 'note',
  summary: 'note',
  tldr: 'note',
  important: 'warning',
  todo: 'note',
  question: 'note',
  help: 'note',
  faq: 'note',
  example: 'note',
  quote: 'note',
  cite: 'note',
  seealso: 'note',
  secondary: 'note',
  primary: 'note',
  plain: 'note',
  default: 'note',
  tip: 'tip',
  hint: 'tip',
  success: 'tip',
  check: 'tip',
  done: 'tip',
  warning: 'warning',
  caution: 'warning',
  attention: 'warning',
  alert: 'warning',
  danger: 'danger',
  error: 'danger',
  failure: 'danger',
  fail: 'danger',
  missing: 'danger',
  bug: 'danger',
  critical: 'danger',
}
/** Kinds that say something which no callout of ours says. */
const telling = new Set(
  'abstract summary tldr todo question help faq example quote cite seealso bug important'.split(' '),
)

/** Which callout a foreign kind is; null when it is none. */
export function calloutType(kind: string): string | null {
  return calloutOf[kind.toLowerCase()] ?? null
}

/** A note beside the text. A kind that ours do not know becomes its title when it has none. */
export function callout(kind: string, title: Node[] | null, children: Node[]): Node {
  const known = calloutType(kind)
  const own = !known || telling.has(kind.toLowerCase()) ? [text(capital(kind))] : null
  const label = title && title.length > 0 ? title : own
  return container(known ?? 'note', label, children)
}

/** One of Ladder's directives that hold something. */
export function container(name: string, label: Node[] | null, children: Node[]): Node {
  const line = label ? trimmed(inLine(label)).flatMap(oneLine) : []
  const first: Node[] = line.length > 0 ? [{ type: 'paragraph', data: { directiveLabel: true }, children: line }] : []
  return { type: 'containerDirective', name, attributes: {}, children: [...first, ...blocks(children)] }
}

function oneLine(node: Node): Node[] {
  if (node.type === 'break') return [text(' ')]
  if (node.type === 'text') return [text((node.value ?? '').replace(/\s*\n\s*/g, ' '))]
  return [node.children ? { ...node, children: node.children.flatMap(oneLine) } : node]
}

/** One of several that stand beside each other; a run of them becomes tabs, steps or a list. */
export function tab(label: Node[], children: Node[]): Node {
  return { type: 'tab', children: [container('tab', label.length > 0 ? label : [text('Choice')], children)] }
}

export function step(title: Node[] | null, children: Node[]): Node {
  const first = title && title.length > 0 ? [paragraph([strong(inLine(title))])] : []
  return { type: 'step', children: [...first, ...blocks(children)] }
}

export function card(title: Node[] | null, url: string | null, children: Node[], line?: number): Node {
  const name = title && title.length > 0 ? inLine(title) : null
  const first = url ? [link(url, name ?? [text(url)], line)] : name ? [strong(name)] : []
  const rest = blocks(children)
  return { type: 'card', children: first.length > 0 ? [paragraph(first), ...rest] : rest }
}

/** What is folded away until somebody wants it. */
export function fold(title: Node[], children: Node[]): Node {
  return container('answer', title.length > 0 ? title : [text('More')], children)
}

/** Blocks in order, with runs of tabs, steps and cards put into what holds them. */
export function blocks(nodes: readonly Node[]): Node[] {
  const made: Node[] = []
  for (const node of flow(nodes)) {
    const last = made.at(-1)
    if (node.type !== 'tab' && node.type !== 'step' && node.type !== 'card') made.push(node)
    else if (last?.type === `${node.type}s`) last.children?.push(node)
    else made.push({ type: `${node.type}s`, children: [node] })
  }
  return made.map(heldTogether)
}

function heldTogether(node: Node): Node {
  const parts = node.children ?? []
  switch (node.type) {
    case 'tabs':
      return {
        type: 'containerDirective',
        name: 'tabs',
        attributes: {},
        children: parts.flatMap((one) => one.children ?? []),
      }
    case 'steps':
      return { type: 'containerDirective', name: 'steps', attributes: {}, children: [list(parts.map(itemOf), true)] }
    case 'cards':
      return list(parts.map(itemOf), false)
  }
  return node
}

function itemOf(part: Node): Node {
  const children = part.children ?? []
  return {
    type: 'listItem',
    spread: children.length > 1,
    children: children.length > 0 ? children : [paragraph([text('…')])],
  }
}

export function list(items: Node[], ordered: boolean): Node {
  return {
    type: 'list',
    ordered,
    start: ordered ? 1 : null,
    spread: items.some(({ spread }) => spread),
    children: items,
  }
}

/** Code with the name its author gave it. */
export function namedCode(code: Node, name: string | null): Node {
  return name ? container('command', [text(name)], [code]) : code
}

/** A picture with what is said below it. */
export function figure(children: Node[], caption: Node[]): Node[] {
  const said = trimmed(inLine(caption))
  const isSaid = children.some((node) => node.type === 'image' && node.alt === said.map(plainText).join(''))
  return [
    ...blocks(children),
    ...(said.length > 0 && !isSaid ? [paragraph([{ type: 'emphasis', children: said }])] : []),
  ]
}

/** Text of an attribute as nodes. */
export function words(value: string | undefined): Node[] {
  return value && value.trim() !== '' ? [text(value.trim())] : []
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
