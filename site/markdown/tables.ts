import { defineHastPlugin, type HastPluginEntry } from 'satteri'

/** A wide table scrolls by itself, with the keyboard too; each of a page has a name of its own. */
export const tables: HastPluginEntry = () => {
  let count = 0
  return defineHastPlugin({
    name: 'tables',
    element: {
      filter: ['table'],
      visit(node, ctx) {
        count++
        const ariaLabel = count === 1 ? 'Table' : `Table ${count}`
        ctx.wrapNode(node, {
          type: 'element',
          tagName: 'div',
          properties: { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel },
          children: [],
        })
      },
    },
  })
}
