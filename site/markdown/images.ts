import { defineMdastPlugin } from 'satteri'
import { fileBeside } from './files.ts'

/** A picture whose file is missing becomes its description: one lost file never stops a build. */
export const images = defineMdastPlugin({
  name: 'images',
  image(node, ctx) {
    if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(node.url)) return
    if (ctx.fileURL && fileBeside(ctx.fileURL, node.url)) return
    ctx.replaceNode(node, { type: 'emphasis', children: [{ type: 'text', value: node.alt || 'Picture missing' }] })
  },
})
