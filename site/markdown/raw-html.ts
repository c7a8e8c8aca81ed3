import { defineMdastPlugin, type MdastPluginEntry } from 'satteri'
import { frameElements, textElements } from './allowed-elements.ts'

/** HTML that a page may hold stays; a placeholder such as <your-name>, and what the site's policy refuses to run, are shown as written. */
export const rawHtml: MdastPluginEntry = ({ source }) =>
  /<\/?[a-z]/i.test(source) &&
  defineMdastPlugin({
    name: 'raw-html',
    html(node, ctx) {
      const names = [...node.value.matchAll(/<\/?([a-z][\w:.-]*)/gi)].map(([, name = '']) => name.toLowerCase())
      if (names.every((name) => textElements.has(name) || frameElements.has(name))) return
      const text = { type: 'text', value: node.value } as const
      const isInline = /^(paragraph|heading|tableCell|link|emphasis|strong|delete)$/.test(ctx.parent(node)?.type ?? '')
      ctx.replaceNode(node, isInline ? text : { type: 'paragraph', children: [text] })
    },
  })
