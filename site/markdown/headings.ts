import { defineHastPlugin } from 'satteri'
import { idOf, type Pages } from './files.ts'

/** The title is the page's only h1, so an h1 in a body becomes an h2. What an automation's file says stands below a heading of its page, a level deeper. */
export const headings = (pages: Pages) =>
  defineHastPlugin({
    name: 'headings',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5'],
      visit(node, ctx) {
        const depth = Math.max(2, Number(node.tagName.slice(1)))
        const deeper = ctx.fileURL && idOf(ctx.fileURL, pages)?.startsWith('automations/') ? 1 : 0
        const tagName = `h${depth + deeper}`
        return tagName === node.tagName ? undefined : { ...node, tagName }
      },
    },
  })
