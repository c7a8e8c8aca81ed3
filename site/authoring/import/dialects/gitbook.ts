import { blocks, callout, card, container, step, tab, words } from '../constructs.ts'
import { parseFragment } from '../fragment.ts'
import { descend, inLine, link, type Node, paragraph } from '../tree.ts'
import type { Dialect } from '../work.ts'

/** GitBook: its tags are those of Liquid, which the reader of Jekyll finds. */
export const gitbook: Dialect = {
  readers: [],
  meanings: {
    'liquid:hint': (element, work) => {
      const { style = 'info', title } = element.attributes ?? {}
      return [callout(style, title ? parseFragment(title) : null, work.inner(element))]
    },
    'liquid:tabs': (element, work) => work.inner(element),
    'liquid:tab': (element, work) => {
      const { title, 0: first, ...others } = element.attributes ?? {}
      const behind = Object.keys(others).filter((key) => /^\d+$/.test(key))
      const label = title ?? (behind.length > 0 ? behind.map((key) => others[key]).join(' ') : first)
      return [tab(parseFragment(label ?? 'Tab'), work.inner(element))]
    },
    'liquid:stepper': (element, work) => work.inner(element),
    'liquid:step': (element, work) => {
      const [first, ...rest] = blocks(work.inner(element))
      const isTitle = first?.type === 'heading'
      return [
        step(isTitle ? inLine(first.children ?? []) : null, isTitle ? rest : [...(first ? [first] : []), ...rest]),
      ]
    },
    'liquid:content-ref': (element, work) => {
      const { url = '' } = element.attributes ?? {}
      const inner = blocks(work.inner(element))
      const isThere = inner.some((node) => descend(node).some(({ type }) => type === 'link'))
      return isThere ? inner : [paragraph([link(url, words(url), element.line)]), ...inner]
    },
    'liquid:embed': linked,
    'liquid:file': linked,
    'liquid:code': (element, work) => {
      const { title } = element.attributes ?? {}
      return title ? [container('command', words(title), work.inner(element))] : work.inner(element)
    },
    'liquid:columns': (element, work) => work.inner(element),
    'liquid:column': (element, work) => work.inner(element),
    'liquid:card': (element, work) => [
      card(words(element.attributes?.title), element.attributes?.href ?? null, work.inner(element), element.line),
    ],
  },
}

function linked(element: Node, work: Parameters<Dialect['meanings'][string]>[1]): Node[] {
  const { url, src, caption } = element.attributes ?? {}
  const address = url ?? src ?? ''
  const inner = work.inner(element)
  return [paragraph([link(address, words(caption || address), element.line)]), ...blocks(inner)]
}
