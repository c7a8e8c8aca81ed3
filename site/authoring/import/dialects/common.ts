import { words } from '../constructs.ts'
import { link, text } from '../tree.ts'
import type { Dialect } from '../work.ts'
import { argumentsOf, matchAt } from './match.ts'

const attributeList =
  /\{:?[ \t]*((?:[#.][\w-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'}]+))(?:[ \t]+(?:[#.][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'}]+)))*)[ \t]*\}/y
const kramdownList =
  /\{:(?!:)[ \t]*[\w.#:-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'}]+))?(?:(?:[ \t]+|(?<=["']))[\w.#:-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'}]+))?)*[ \t]*\}/y
const heading = /^[ \t>]*#{1,6}[ \t]/
const contents = /\[\[?_?toc_?\]?\][ \t]*$/imy

/** What several dialects share: lists of attributes, a place for the contents, unknown marks. */
export const common: Dialect = {
  readers: [
    {
      at: 'text',
      first: '{',
      read(source, at) {
        const found = matchAt(attributeList, source, at) ?? matchAt(kramdownList, source, at)
        if (!found) return null
        const begin = source.lastIndexOf('\n', at - 1) + 1
        const before = source.slice(begin, at)
        const end = source.indexOf('\n', at)
        const isLast = source.slice(at + found[0].length, end < 0 ? undefined : end).trim() === ''
        const isAttached = /[)\]`*_>+=/]$|:[a-z][\w-]*:$/.test(before)
        const isAlone = /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?$/.test(before) && isLast
        const isOfHeading = heading.test(before) && isLast
        const isOfBlock = /[ \t]$/.test(before) && isLast && /^\{:?[ \t]*[.#:]/.test(found[0])
        if (!isAttached && !isAlone && !isOfHeading && !isOfBlock) return null
        const parts = found[0].slice(1, -1).replace(/^:/, '').trim().split(/\s+/)
        const id = parts.find((part) => part.startsWith('#'))?.slice(1)
        const classes = parts.flatMap((part) => (part.startsWith('#') ? [] : [part.replace(/^\./, '')]))
        const { id: named } = argumentsOf(found[0].slice(1, -1))
        const key = id ?? named
        const attributes = { class: classes.join(' '), ...(key ? { id: key } : {}) }
        return {
          type: 'single',
          family: 'common',
          name: 'attributes',
          attributes,
          inLine: true,
          length: found[0].length,
        }
      },
    },
    {
      at: 'line',
      first: '[',
      read(source, at) {
        const found = matchAt(contents, source, at)
        return found && { type: 'single', family: 'common', name: 'contents', length: found[0].length }
      },
    },
  ],
  meanings: {
    attributes: (element) => [
      { type: 'attributes', attributes: element.attributes ?? {}, written: element.written ?? '' },
    ],
    contents: (element, work) => {
      work.leave('table of contents', element.written ?? '')
      return []
    },
    unopened: (element, work) => {
      work.leave('closing without an opening', element.written ?? '')
      return []
    },
    variable: (element, work) => {
      const { name = '' } = element.attributes ?? {}
      const value = work.variable(name)
      if (value !== null) {
        work.did('variables written out')
        work.leave('variable', element.written ?? '')
        return [text(value)]
      }
      work.decide(`the variable ${name} is not known here; its name was kept as text`, element.line)
      return [text(name)]
    },
    video: (element, work) => {
      const { url = '', title = '' } = element.attributes ?? {}
      work.did('videos written as links')
      return [link(url, words(title || url), element.line)]
    },
  },
}
