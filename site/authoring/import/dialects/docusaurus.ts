import { blocks, callout, calloutType, container, tab, words } from '../constructs.ts'
import { parseFragment } from '../fragment.ts'
import { rawText } from '../html-meanings.ts'
import { link, text } from '../tree.ts'
import type { Dialect } from '../work.ts'
import { codeGroup } from './code-group.ts'
import { argumentsOf, matchAt } from './match.ts'

const open =
  /(:{3,})[ \t]*\{?([A-Za-z][\w.-]*)\}?(?:\[((?:[^[\]\n\\]|\\.|\[[^[\]\n]*\])*)\])?[ \t]*(?:\{([^}\n]*)\})?[ \t]*([^\n]*?)[ \t]*(?=\n|$)/y
const close = /:{3,}[ \t]*(?=\n|$)/y
const leaf = /::([A-Za-z][\w-]*)(?:\[([^\]\n]*)\](?:\{([^}\n]*)\})?|\{([^}\n]*)\})[ \t]*(?=\n|$)/y

const unneeded = 'DocCardList TOCInline Head IdealImage Translate Redirect SearchBar'.split(' ')

/** Docusaurus, and the colon fences that it shares with VitePress, Starlight and MyST. */
export const docusaurus: Dialect = {
  readers: [
    {
      at: 'line',
      first: ':',
      read(source, at) {
        const end = matchAt(close, source, at)
        if (end) return { type: 'close', family: 'colon', name: null, length: end[0].length }
        const found = matchAt(open, source, at)
        if (found) {
          const [whole, , kind = '', label, attributes = '', rest = ''] = found
          const title = label ?? rest
          const given = { ...argumentsOf(attributes), kind, ...(title ? { title } : {}) }
          return { type: 'open', family: 'colon', name: 'colon', attributes: given, length: whole.length }
        }
        const single = matchAt(leaf, source, at)
        if (!single) return null
        const [whole, kind = '', label = '', some, other] = single
        return {
          type: 'single',
          family: 'leaf',
          name: 'colon:leaf',
          attributes: { ...argumentsOf(some ?? other ?? ''), kind, title: label },
          length: whole.length,
        }
      },
    },
  ],
  meanings: {
    colon: (element, work) => {
      const { kind = '', title } = element.attributes ?? {}
      const label = title ? parseFragment(title) : null
      const name = kind.toLowerCase()
      if (name === 'details') return [container('answer', label ?? [text('Details')], work.inner(element))]
      if (name === 'tab' || name === 'tab-item') return [tab(label ?? [text('Tab')], work.inner(element))]
      if (/^(tabs|tab-set|code-group)$/.test(name))
        return name === 'code-group' ? codeGroup(element, work) : work.inner(element)
      if (/^(steps|decision|answer|error-text|command)$/.test(name))
        return [container(name, label, work.inner(element))]
      if (name === 'escalate') return [{ type: 'leafDirective', name, attributes: {}, children: label ?? [] }]
      if (element.loose !== undefined || (element.children ?? []).length === 0) {
        const { title: _, kind: __, ...rest } = element.attributes ?? {}
        work.leave('directive', [kind, ...Object.entries(rest).flat()].join(' '))
        work.decide(`the box "${kind}" is empty or never closed; its title was kept`, element.line)
        return [...blocks(label ? [{ type: 'strong', children: label }] : []), ...work.inner(element)]
      }
      if (calloutType(kind)) work.did('boxes written as callouts')
      else work.decide(`the box "${kind}" is not known here; it became a note`, element.line)
      return [callout(kind, label, work.inner(element))]
    },
    'colon:leaf': (element, work) => {
      const { kind = '', title = '', ...rest } = element.attributes ?? {}
      if (kind === 'escalate')
        return [{ type: 'leafDirective', name: kind, attributes: {}, children: parseFragment(title) }]
      const address = rest.url ?? rest.href ?? rest.src
      work.decide(`::${kind} has no counterpart; its words were kept as text`, element.line)
      work.leave('directive', [kind, ...Object.entries(rest).flat()].join(' '))
      return blocks(address ? [link(address, parseFragment(title || address), element.line)] : words(title))
    },
    TabItem: (element, work) => {
      const { label, value, title } = element.attributes ?? {}
      return [tab(words(label || title || value || 'Tab'), work.inner(element))]
    },
    Admonition: (element, work) => {
      const { type = 'note', title } = element.attributes ?? {}
      return [callout(type, title ? parseFragment(title) : null, work.inner(element))]
    },
    CodeBlock: (element) => {
      const { language = null, title, children } = element.attributes ?? {}
      const code = {
        type: 'code',
        lang: language,
        meta: null,
        value: (children ?? rawText(element)).replace(/^\n|\n\s*$/g, ''),
      }
      return [title ? container('command', words(title), [code]) : code]
    },
    Link: (element, work) => [
      link(element.attributes?.to ?? element.attributes?.href ?? '', work.inner(element), element.line),
    ],
    BrowserOnly: (element, work) => work.inner(element),
    Fragment: (element, work) => work.inner(element),
    ...Object.fromEntries(
      unneeded.map((name): [string, Dialect['meanings'][string]] => [
        name,
        (element, work) => {
          work.leave(`<${name}>`, element.written ?? '')
          return work.inner(element)
        },
      ]),
    ),
    'mdx:esm': (element, work) => {
      work.leave('import and export lines', element.written ?? '')
      work.did('import and export lines removed')
      return []
    },
    'mdx:expression': (element, work) => {
      const { value = '' } = element.attributes ?? {}
      const said = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(value)
      if (said || value.trim() === '') {
        work.leave('comment', value)
        return []
      }
      const quoted = /^\s*(["'`])([\s\S]*)\1\s*$/.exec(value)
      if (quoted && !quoted[2]?.includes('${')) return [text(quoted[2] ?? '')]
      const name = value.trim()
      const known = /^[\w.]+$/.test(name) ? work.variable(name) : null
      if (known !== null) return [text(known)]
      work.decide(
        `the expression {${name.length > 40 ? `${name.slice(0, 40)}…` : name}} is not known here; it was kept as text`,
        element.line,
      )
      return [/[<>{}()=]/.test(name) ? { type: 'inlineCode', value: name.replace(/\s+/g, ' ') } : text(name)]
    },
  },
}
