import type { MdastNode, MdastVisitorContext } from 'satteri'

export type Directive = Readonly<Extract<MdastNode, { type: 'containerDirective' }>>

type Properties = Record<string, unknown>
type Shape = {
  element: string
  class: string
  /** Element of the label, and what it says when the author gave none. */
  label: string
  labelClass?: string
  otherwise?: string
}

/** Renders a directive as one element, and its label as another inside it. */
export function become(node: Directive, ctx: MdastVisitorContext, shape: Shape): void {
  ctx.setProperty(node, 'data', { hName: shape.element, hProperties: classed(shape.class) })
  const label = labelOf(node)
  if (label) ctx.setProperty(label, 'data', { hName: shape.label, hProperties: classed(shape.labelClass) })
  else if (shape.otherwise) ctx.prependChild(node, element(shape.label, classed(shape.labelClass), shape.otherwise))
}

export function labelOf(node: Directive) {
  const [first] = node.children
  return first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined
}

/** An element with text, as a node that can be put into the tree. */
export function element(name: string, properties: Properties, text: string): MdastNode {
  return parent(name, properties, text ? [{ type: 'text', value: text }] : [])
}

export function parent(name: string, properties: Properties, children: MdastNode[]): MdastNode {
  const made = { type: 'made', data: { hName: name, hProperties: properties }, children }
  return made as unknown as MdastNode
}

function classed(names: string | undefined): Properties {
  return names ? { className: names.split(' ') } : {}
}
