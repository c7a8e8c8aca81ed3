import type { MdastNode, MdastVisitorContext } from 'satteri'
import { type Directive, element, labelOf, parent } from './elements.ts'
import type { Pages } from './files.ts'
import { saidIn } from './said-in.ts'

/** Tabs are radio buttons and panels: CSS shows the chosen one, print shows all. Each group of a page has its own name. */
export function makeTabs(pages: Pages) {
  let groups = 0
  return (node: Directive, ctx: MdastVisitorContext): void => {
    const name = `tabs-${++groups}`
    const panels = node.children.filter(isTab)
    const labels = panels.map((panel, index) => {
      const text = nameTab(panel, ctx, { index, pages })
      const input = element('input', { type: 'radio', name, checked: index === 0 }, '')
      return parent('label', {}, [input, element('span', {}, text)])
    })
    ctx.setProperty(node, 'data', { hName: 'div', hProperties: { className: ['tabs'] } })
    const group = { className: ['tab-labels'], role: 'radiogroup', ariaLabel: saidIn(ctx, pages).markup.choose }
    ctx.prependChild(node, parent('div', group, labels))
  }
}

function nameTab(
  panel: Directive,
  ctx: MdastVisitorContext,
  { index, pages }: { index: number; pages: Pages },
): string {
  const label = labelOf(panel)
  const text = label ? ctx.textContent(label) : saidIn(ctx, pages).markup.choice(index + 1)
  ctx.setProperty(panel, 'data', { hName: 'div', hProperties: { className: ['tab'], dataLabel: text } })
  if (label) ctx.removeNode(label)
  return text
}

function isTab(node: Readonly<MdastNode>): node is Directive {
  return node.type === 'containerDirective' && node.name === 'tab'
}
