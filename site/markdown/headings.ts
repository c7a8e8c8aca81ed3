import { defineHastPlugin } from 'satteri'

/** The title is the page's only h1; an h1 in a body becomes an h2. */
export const headings = defineHastPlugin({
  name: 'headings',
  element: {
    filter: ['h1'],
    visit(node) {
      return { ...node, tagName: 'h2' }
    },
  },
})
