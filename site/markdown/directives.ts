import { defineMdastPlugin, type MdastPluginEntry, type MdastVisitorContext } from 'satteri'
import { become, type Directive, element, labelOf } from './elements.ts'
import { idOf, type Pages } from './files.ts'
import { calloutTypes } from './names.ts'
import { saidIn } from './said-in.ts'
import { isOrderedList, markSteps } from './steps.ts'
import { makeTabs } from './tabs.ts'

type Render = (node: Directive, ctx: MdastVisitorContext) => void

/** Maps the directives authors may use to plain HTML that needs no script to be read. */
export const directives =
  (pages: Pages): MdastPluginEntry =>
  ({ source }) => {
    if (!/^\s*::/m.test(source)) return false
    const renderers: Record<string, Render> = { ...fixedFor(pages), tabs: makeTabs(pages), steps: makeSteps() }
    return defineMdastPlugin({
      name: 'directives',
      containerDirective(node, ctx) {
        const render = renderers[node.name] ?? unknown
        render(node, ctx)
      },
      leafDirective(node, ctx) {
        if (node.name !== 'escalate') return
        const article = ctx.fileURL && idOf(ctx.fileURL, pages)
        const href = article ? `/escalate/?article=${encodeURIComponent(article)}` : '/escalate/'
        ctx.setProperty(node, 'data', { hName: 'p', hProperties: { className: ['escalate-here'] } })
        if (node.children.length > 0) ctx.appendChild(node, { type: 'text', value: ' ' })
        ctx.appendChild(node, element('a', { href, dataEscalate: '' }, saidIn(ctx, pages).escalate))
      },
    })
  }

function fixedFor(pages: Pages): Record<string, Render> {
  return {
    ...Object.fromEntries(calloutTypes.map((type) => [type, callout(type, pages)])),
    decision(node, ctx) {
      become(node, ctx, { element: 'div', class: 'decision', label: 'p', labelClass: 'question' })
    },
    answer(node, ctx) {
      become(node, ctx, {
        element: 'details',
        class: 'answer',
        label: 'summary',
        otherwise: saidIn(ctx, pages).markup.otherwise,
      })
    },
    'error-text'(node, ctx) {
      become(node, ctx, {
        element: 'figure',
        class: 'error-text',
        label: 'figcaption',
        otherwise: saidIn(ctx, pages).markup.errorText,
      })
    },
    command(node, ctx) {
      become(node, ctx, { element: 'figure', class: 'command', label: 'figcaption' })
    },
    tab(node, ctx) {
      const around = ctx.parent(node)
      if (around?.type !== 'containerDirective' || around.name !== 'tabs') unknown(node, ctx)
    },
  }
}

function makeSteps(): Render {
  const taken = new Set<string>()
  return (node, ctx) => {
    ctx.setProperty(node, 'data', { hName: 'ladder-steps' })
    const list = node.children.find(isOrderedList)
    if (list && isOrderedList(list)) markSteps(list, ctx, taken)
  }
}

function callout(type: (typeof calloutTypes)[number], pages: Pages): Render {
  return (node, ctx) =>
    become(node, ctx, {
      element: 'aside',
      class: `callout ${type}`,
      label: 'p',
      labelClass: 'callout-title',
      otherwise: saidIn(ctx, pages).markup.callouts[type],
    })
}

/** A directive that nobody knows keeps its content and its label. */
function unknown(node: Directive, ctx: MdastVisitorContext): void {
  ctx.setProperty(node, 'data', { hName: 'div' })
  const label = labelOf(node)
  if (label) ctx.setProperty(label, 'data', { hName: 'p' })
}
