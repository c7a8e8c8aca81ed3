import { rawText } from '../html-meanings.ts'
import type { Dialect } from '../work.ts'

/** Obsidian: links, pictures and boxes are read where they stand; here is what only Obsidian hides. */
export const obsidian: Dialect = {
  readers: [
    {
      at: 'text',
      first: '%',
      read(source, at) {
        if (!source.startsWith('%%', at)) return null
        const end = source.indexOf('%%', at + 2)
        const begins =
          /\s/.test(source[at + 2] ?? ' ') || /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, at - 80), at))
        if (end < 0 || !begins || source[at - 1] === '{' || /[{}]/.test(source.slice(at, end))) return null
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
