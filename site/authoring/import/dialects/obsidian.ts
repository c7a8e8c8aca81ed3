import { rawText } from '../html-meanings.ts'
import type { Dialect } from '../work.ts'
import { matchAt } from './match.ts'

/** Obsidian: links, pictures and boxes are read where they stand; here is what only Obsidian hides. */
export const obsidian: Dialect = {
  readers: [
    {
      at: 'text',
      first: '[',
      read(source, at) {
        const nameless = matchAt(/\[\[([^\]|\n]+)\\?\|[ \t]*\]\]/y, source, at)
        if (nameless) return { type: 'text', text: `[[${nameless[1]}]]`, length: nameless[0].length }
        const begin = source.lastIndexOf('\n', at - 1) + 1
        const task =
          /^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+$/.test(source.slice(begin, at)) &&
          matchAt(/\[[/<>!?*"lbiSIpcfkwud-]\](?=[ \t]+\S)/y, source, at)
        return task ? { type: 'text', text: '[ ]', length: 3 } : null
      },
    },
    {
      at: 'text',
      first: '^',
      read(source, at) {
        const found = matchAt(/\^\[((?:[^[\]\n]|\[[^[\]\n]*\])+)\]/y, source, at)
        const space = /\s/.test(source[at - 1] ?? ' ') ? '' : ' '
        return found && { type: 'text', text: `${space}(${found[1]})`, again: true, length: found[0].length }
      },
    },
    {
      at: 'text',
      first: '<',
      read(source, at) {
        const found = matchAt(/<%(?!=?[ \t]*$)[-_*+=]?[ \t]*([^%\n]*(?:%(?!>)[^%\n]*)*)%>/y, source, at)
        if (!found) return null
        const attributes = { text: found[1] ?? '' }
        return {
          type: 'single',
          family: 'obsidian',
          name: 'template',
          attributes,
          inLine: true,
          length: found[0].length,
        }
      },
    },
    {
      at: 'text',
      first: '%',
      read(source, at) {
        if (!source.startsWith('%%', at)) return null
        const end = source.indexOf('%%', at + 2)
        const begins =
          /\s/.test(source[at + 2] ?? ' ') || /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, at - 80), at))
        if (end < 0 || !begins || source[at - 1] === '{' || /\{%|%\}/.test(source.slice(at, end))) return null
        const attributes = { text: source.slice(at + 2, end) }
        return { type: 'single', family: 'comment', name: 'comment', attributes, length: end + 2 - at, inLine: true }
      },
    },
  ],
  meanings: {
    comment: (element, work) => {
      work.leave('comment', `${element.written ?? ''} ${rawText(element)}`)
      work.did('comments removed')
      return []
    },
  },
}
