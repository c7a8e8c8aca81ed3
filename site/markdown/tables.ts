import { defineHastPlugin } from 'satteri'

/** A wide table scrolls by itself, with the keyboard too. */
export const tables = defineHastPlugin({
  name: 'tables',
  element: {
    filter: ['table'],
    visit(node, ctx) {
      ctx.wrapNode(node, {
        type: 'element',
        tagName: 'div',
        properties: { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: 'Table' },
        children: [],
      })
    },
  },
})
