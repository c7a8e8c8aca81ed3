import { callout } from '../constructs.ts'
import type { Dialect } from '../work.ts'
import { matchAt } from './match.ts'

const open = /<aside>[ \t]*(?=\n)/y
const close = /<\/aside>[ \t]*(?=\n|$)/y

/** Notion: its boxes are elements that hold Markdown, without an empty line between. */
export const notion: Dialect = {
  readers: [
    {
      at: 'line',
      first: '<',
      read(source, at) {
        const end = matchAt(close, source, at)
        if (end) return { type: 'close', family: 'aside', name: null, length: end[0].length }
        const found = matchAt(open, source, at)
        return found && { type: 'open', family: 'aside', name: 'notion:aside', length: found[0].length }
      },
    },
  ],
  meanings: {
    'notion:aside': (element, work) => {
      const inner = work.inner(element)
      return inner.length > 0 ? [callout('note', null, inner)] : []
    },
  },
}
