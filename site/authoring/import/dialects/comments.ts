import type { Found } from '../marks.ts'
import type { Dialect } from '../work.ts'
import { matchAt } from './match.ts'

const ofScript = /\{\/\*([\s\S]*?)\*\/\}/y
const ofTemplate = /\{#(?=\s)([\s\S]*?)#\}/y
const ofHtml = /<!--([\s\S]*?)-->/y
const address = /<((?:https?:\/\/|mailto:)[^\s<>()]+)>/y

const tag = /<[A-Za-z][\w-]*(?:[ \t\n]+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)+[ \t]*\/?>/y

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
        if (here.isAddress) return null
        if (!here.isMdx) return quoted(matchAt(tag, source, at)?.[0] ?? '')
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

/** A tag whose value has a stroke and no quotes: only with quotes it is read as one. */
function quoted(written: string): Found | null {
  if (!/=[^\s"'=<>`/]*\/[^\s"'<>`]/.test(written)) return null
  const text = written.replace(/=("[^"]*"|'[^']*'|[^\s"'=<>`]+)/g, (whole, value) =>
    /^["']/.test(value) ? whole : `="${value}"`,
  )
  return { type: 'text', text, length: written.length }
}
