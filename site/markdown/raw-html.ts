import { defineMdastPlugin, type MdastPluginEntry } from 'satteri'

const elements = new Set(
  (
    'a abbr address area article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del ' +
    'details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd legend li main map ' +
    'mark menu meter nav ol p picture pre progress q rp rt ruby s samp section small source span strike strong sub summary ' +
    'sup table tbody td tfoot th thead time tr track tt u ul var video wbr'
  ).split(' '),
)

/** HTML that a page may hold stays; a placeholder such as <your-name>, and what the site's policy refuses to run, are shown as written. */
export const rawHtml: MdastPluginEntry = ({ source }) =>
  /<\/?[a-z]/i.test(source) &&
  defineMdastPlugin({
    name: 'raw-html',
    html(node, ctx) {
      const names = [...node.value.matchAll(/<\/?([a-z][\w:.-]*)/gi)].map(([, name = '']) => name.toLowerCase())
      if (names.every((name) => elements.has(name))) return
      const text = { type: 'text', value: node.value } as const
      const isInline = /^(paragraph|heading|tableCell|link|emphasis|strong|delete)$/.test(ctx.parent(node)?.type ?? '')
      ctx.replaceNode(node, isInline ? text : { type: 'paragraph', children: [text] })
    },
  })
