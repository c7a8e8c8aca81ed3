import type { Dialect } from '../work.ts'
import { matchAt } from './match.ts'

const ofScript = /\{\/\*([\s\S]*?)\*\/\}/y
const ofTemplate = /\{#(?=\s)([\s\S]*?)#\}/y
const ofHtml = /<!--([\s\S]*?)-->/y
const address = /<((?:https?:\/\/|mailto:)[^\s<>()]+)>/y

/** Comments that no Markdown knows, and what only MDX does not: its own comments in HTML, addresses between `<` and `>`. */
export const comments: Dialect = {
  readers: [
    {
      at: 'text',
      first: '{',
      read(source, at, here) {
        const found = (here.isMdx ? null : matchAt(ofScript, source, at)) ?? matchAt(ofTemplate, source, at)
        if (!found) return null
        const attributes = { text: found[1] ?? '' }
        return { type: 'single', family: 'comment', name: 'comment', attributes, length: found[0].length, inLine: true }
      },
    },
    {
      at: 'text',
      first: '<',
      read(source, at, here) {
        if (!here.isMdx || here.isAddress) return null
        const found = matchAt(ofHtml, source, at)
        if (found)
          return {
            type: 'single',
            family: 'comment',
            name: 'comment',
            attributes: { text: found[1] ?? '' },
            length: found[0].length,
          }
        const link = matchAt(address, source, at)
        return link && { type: 'text', text: `[${link[1]}](${link[1]})`, length: link[0].length }
      },
    },
  ],
  meanings: {},
}
