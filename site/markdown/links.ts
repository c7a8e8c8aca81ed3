import { defineHastPlugin } from 'satteri'
import { addressOf, siblingOf } from '#domain/knowledge/sibling.ts'
import { fileBeside, idOf, type Pages } from './files.ts'

/** Links between files become links between pages: `../order-sync/late.md#fix` → `/runbooks/order-sync/late/#fix`. */
export const links = (pages: Pages) =>
  defineHastPlugin({
    name: 'links',
    element: {
      filter: ['a'],
      visit(node, ctx) {
        const href = node.properties.href
        if (typeof href !== 'string' || !ctx.fileURL || !/^[^:#?]+\.mdx?(#.*)?$/.test(href)) return
        const file = href.startsWith('/') ? undefined : fileBeside(ctx.fileURL, href)
        const id = file && idOf(new URL(file.pathname, file), pages)
        if (!file || !id) return
        const own = siblingOf(idOf(ctx.fileURL, pages) ?? '')
        const same = own && fileBeside(file, file.pathname.replace(/(\.mdx?)$/, `.${own.language}$1`))
        ctx.setProperty(node, 'href', `${addressOf(same ? `${id}.${own.language}` : id)}${file.hash}`)
      },
    },
  })
