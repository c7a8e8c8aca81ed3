import { callout, calloutType, capital, figure, fold, tab } from '../constructs.ts'
import { parseFragment } from '../fragment.ts'
import { type Node, paragraph, text } from '../tree.ts'
import type { Dialect } from '../work.ts'
import { matchAt } from './match.ts'

const admonition =
  /(!!!|\?\?\?\+?)[ \t]+([\w-]+(?:[ \t]+[\w-]+)*)?(?:[ \t]*"((?:[^"\n]|"(?=[^\n]*"))*)")?[ \t]*(?=\n|$)/y
const tabbed = /===[!+]{0,2}[ \t]+"((?:[^"\n]|"(?=[^\n]*"))*)"[ \t]*(?=\n|$)/y
const block =
  /\/{3,}[ \t]*([a-z][\w-]*)(?:[ \t]*\|[ \t]*([^\n]*?))?[ \t]*((?:\n(?: {4}|\t)[ \t]*[\w-]+:[^\n]*)*)(?=\n|$)/y
const blockEnd = /\/{3,}[ \t]*(?=\n|$)/y
const snippet = /-+8<-+[ \t]+["']([^"'\n]+)["'][ \t]*(?=\n|$)/y
const snippets = /-+8<-+[ \t]*\n([\s\S]*?)\n[ \t]*-+8<-+[ \t]*(?=\n|$)/y
const withMarkdown =
  /<(div|figure|section|article|aside|span|p|center|details)\b([^>\n]*?)\s+markdown(?:="[^"]*"|='[^']*'|=\w+)?([^>\n]*)>[ \t]*\n([\s\S]*?)\n?[ \t]*<\/\1>/y
const keys = /\+\+(?=\S)((?:"[^"\n]+"|[\w"'.~-]+)(?:\+(?:"[^"\n]+"|[\w"'.~-]+))*)\+\+/y
const icon = /:(?:material|octicons|fontawesome|simple|lucide|bootstrap|octicon)-[\w-]+:/y
const abbreviation = /\*\[([^\]\n]+)\]:[ \t]*([^\n]*)/y

/** MkDocs with Material and the extensions of PyMdown. */
export const material: Dialect = {
  readers: [
    {
      at: 'line',
      first: '!?',
      read(source, at) {
        const found = matchAt(admonition, source, at)
        if (!found || (!found[2] && !found[3])) return null
        const attributes = {
          type: (found[2] ?? 'note').split(/\s/)[0] ?? 'note',
          fold: found[1] === '!!!' ? '' : 'yes',
          ...(found[3] === undefined ? {} : { title: found[3] }),
        }
        return { type: 'block', name: 'material:admonition', attributes, length: found[0].length }
      },
    },
    {
      at: 'line',
      first: '=',
      read(source, at) {
        const found = matchAt(tabbed, source, at)
        return (
          found && {
            type: 'block',
            name: 'material:tab',
            attributes: { title: found[1] ?? '' },
            length: found[0].length,
          }
        )
      },
    },
    {
      at: 'line',
      first: '/',
      read(source, at) {
        const end = matchAt(blockEnd, source, at)
        if (end) return { type: 'close', family: 'slash', name: null, length: end[0].length }
        const found = matchAt(block, source, at)
        if (!found) return null
        const type = /^[ \t]*type:[ \t]*([\w-]+)/m.exec(found[3] ?? '')?.[1]
        const attributes = { kind: found[1] ?? '', title: found[2] ?? '', ...(type ? { type } : {}) }
        return { type: 'open', family: 'slash', name: 'material:block', attributes, length: found[0].length }
      },
    },
    {
      at: 'line',
      first: '-;',
      read(source, at, here) {
        const found = matchAt(snippet, source, at) ?? matchAt(snippets, source, at)
        if (!found) return null
        const files = (found[1] ?? '')
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
        const texts = files.map((file) => here.include(file))
        if (texts.every((one) => one !== null))
          return { type: 'text', text: texts.join('\n'), again: true, length: found[0].length }
        return {
          type: 'single',
          family: 'snippet',
          name: 'include',
          attributes: { file: files.join(', ') },
          length: found[0].length,
        }
      },
    },
    {
      at: 'text',
      first: '+',
      read(source, at) {
        if (/[\w+]/.test(source[at - 1] ?? '')) return null
        const found = matchAt(keys, source, at)
        return (
          found && {
            type: 'single',
            family: 'keys',
            name: 'material:keys',
            attributes: { keys: found[1] ?? '' },
            inLine: true,
            length: found[0].length,
          }
        )
      },
    },
    {
      at: 'line',
      first: '<',
      read(source, at) {
        const found = matchAt(withMarkdown, source, at)
        if (!found) return null
        const [whole, name = '', before = '', after = '', inner = ''] = found
        const indent = Math.min(...(inner.match(/^[ \t]*(?=\S)/gm) ?? ['']).map((space) => space.length))
        const lines = inner
          .split('\n')
          .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
        return {
          type: 'text',
          text: `<${name}${before}${after}>\n\n${lines
            .join('\n')
            .trim()
            .replace(/(<\/summary>)[ \t]*\n(?:[ \t]*\{:[^}\n]*\}[ \t]*\n)?/, '$1\n\n')}\n\n</${name}>`,
          again: true,
          length: whole.length,
        }
      },
    },
    toggle('==', 'material:mark'),
    toggle('^^', 'material:ins'),
    {
      at: 'text',
      first: ':',
      read(source, at) {
        const found = matchAt(icon, source, at)
        return found && { type: 'single', family: 'icon', name: 'icon', inLine: true, length: found[0].length }
      },
    },
    {
      at: 'line',
      first: '*',
      read(source, at) {
        const found = matchAt(abbreviation, source, at)
        if (!found) return null
        const attributes = { name: found[1] ?? '', meaning: found[2] ?? '' }
        return {
          type: 'single',
          family: 'abbreviation',
          name: 'material:abbreviation',
          attributes,
          length: found[0].length,
        }
      },
    },
  ],
  meanings: {
    'material:admonition': (element, work) => {
      const { type = 'note', fold: folded, title } = element.attributes ?? {}
      const label = title ? parseFragment(title) : null
      work.did('boxes written as callouts')
      if (folded) return [fold(label ?? [text(capital(type))], work.inner(element))]
      return [callout(type, label, work.inner(element))]
    },
    'material:tab': (element, work) => [tab(parseFragment(element.attributes?.title ?? ''), work.inner(element))],
    'material:block': (element, work) => {
      work.leave('block options', (element.written ?? '').split('\n').slice(1).join(' '))
      const { kind = '', title = '', type } = element.attributes ?? {}
      const inner = work.inner(element)
      const label = title ? parseFragment(title) : null
      if (kind === 'tab') return [tab(label ?? [text('Tab')], inner)]
      if (kind === 'details') return [fold(label ?? [text(capital(type ?? 'more'))], inner)]
      if (/caption$/.test(kind)) return figure([], inner)
      if (kind === 'html' || kind === 'define' || kind === 'definition' || kind === 'columns') return inner
      if (!calloutType(kind) && kind !== 'admonition' && !label)
        work.decide(`the block "${kind}" has no counterpart; its text was kept`, element.line)
      return [callout(kind === 'admonition' ? (type ?? 'note') : kind, label, inner)]
    },
    'material:keys': (element) =>
      (element.attributes?.keys ?? '')
        .split('+')
        .flatMap((key, index): Node[] => [
          ...(index > 0 ? [text('+')] : []),
          { type: 'html', value: '<kbd>' },
          text(capital(key.replace(/^["']|["']$/g, ''))),
          { type: 'html', value: '</kbd>' },
        ]),
    'material:mark': (element, work) => [
      { type: 'html', value: '<mark>' },
      ...work.inner(element),
      { type: 'html', value: '</mark>' },
    ],
    'material:ins': (element, work) => [
      { type: 'html', value: '<ins>' },
      ...work.inner(element),
      { type: 'html', value: '</ins>' },
    ],
    'material:abbreviation': (element) => {
      const { name = '', meaning = '' } = element.attributes ?? {}
      return [paragraph([text(`${name}: ${meaning}`)])]
    },
    icon: (element, work) => {
      work.leave('icon', element.written ?? '')
      return []
    },
    include: (element, work) => {
      const { file = '' } = element.attributes ?? {}
      work.decide(`the text to be put in from ${file} is not in the folder`, element.line)
      work.leave('include', element.written ?? '')
      return []
    },
    grid: (element, work) => work.inner(element),
  },
}

function toggle(sign: string, name: string): Dialect['readers'][number] {
  return {
    at: 'text',
    first: sign[0] as string,
    read(source, at) {
      if (!source.startsWith(sign, at) || source[at + 2] === sign[0] || source[at - 1] === sign[0]) return null
      const isFree = /\s/.test(source[at - 1] ?? ' ') && /\s/.test(source[at + 2] ?? ' ')
      return isFree ? null : { type: 'toggle', name, length: sign.length }
    },
  }
}
