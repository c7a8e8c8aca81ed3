import type { Dialect } from '../work.ts'
import { matchAt } from './match.ts'

const display = /\$\$(?!\$)((?:\\.|[^$\\`\n]|\n(?![ \t>]*\n))+?)\$\$(?!\$)/y
const inline = /\$(?![\s$`{])((?:\\.|[^$\\`\n])*?)(?<![\s\\])\$(?![\w$])/y
const ticked = /\$`([^`\n]+)`\$/y
/** What no price and no name of a shell has: a command, a power, a group. */
const formula = /\\[A-Za-z{},;:!|]|\^|_\{|[{}]/

/** Formulas as TeX writes them: no sign in them is one of Markdown. They are shown as code. */
export const math: Dialect = {
  readers: [
    {
      at: 'text',
      first: '$',
      read(source, at) {
        if (/[\w$\\]/.test(source[at - 1] ?? '')) return null
        const block = matchAt(display, source, at)
        if (block) {
          const text = (block[1] ?? '').replace(/\n[ \t]*(?:>[ \t]?)*[ \t]*/g, '\n').trim()
          if (text === '') return null
          return { type: 'single', family: 'math', name: 'math:block', attributes: { text }, length: block[0].length }
        }
        const found = matchAt(ticked, source, at) ?? matchAt(inline, source, at)
        const text = found?.[1]?.trim() ?? ''
        if (!found || (found[0][1] !== '`' && !formula.test(text))) return null
        return {
          type: 'single',
          family: 'math',
          name: 'math:inline',
          attributes: { text },
          inLine: true,
          length: found[0].length,
        }
      },
    },
  ],
  meanings: {
    'math:block': (element, work) => {
      work.decide('formulas are shown as they were written', element.line)
      return [{ type: 'code', lang: 'latex', meta: null, value: element.attributes?.text ?? '' }]
    },
    'math:inline': (element, work) => {
      work.decide('formulas are shown as they were written', element.line)
      return [{ type: 'inlineCode', value: element.attributes?.text ?? '' }]
    },
  },
}
