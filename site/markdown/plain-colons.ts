import { defineMdastPlugin, type MdastPluginEntry } from 'satteri'
import { isKnown } from './names.ts'

/** Puts back what only looks like a directive: the time 10:30, the name kube:system, a line that starts with `::ffff`. */
export const plainColons: MdastPluginEntry = ({ source }) =>
  /:[\w-]/.test(source) &&
  defineMdastPlugin({
    name: 'plain-colons',
    options: { position: true },
    textDirective(node, ctx) {
      ctx.replaceNode(node, { type: 'text', value: written(ctx.source, node) })
    },
    leafDirective(node, ctx) {
      if (isKnown(node.name)) return
      ctx.replaceNode(node, { type: 'paragraph', children: [{ type: 'text', value: written(ctx.source, node) }] })
    },
  })

type Placed = { position?: { start: { offset?: number }; end: { offset?: number } } }

function written(source: string, node: Placed): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}
