import { defineHastPlugin } from 'satteri'

/** Code can be scrolled by keyboard, and sits in a box that a copy button can be put into. */
export const codeBlocks = defineHastPlugin({
  name: 'code-blocks',
  element: {
    filter: ['pre'],
    visit(node, ctx) {
      ctx.setProperty(node, 'tabIndex', 0)
      ctx.wrapNode(node, { type: 'element', tagName: 'copy-code', properties: {}, children: [] })
    },
  },
})
