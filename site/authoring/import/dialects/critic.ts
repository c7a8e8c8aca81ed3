import type { Dialect } from '../work.ts'
import { matchAt } from './match.ts'

const critic = /\{(\+\+|--|~~|==|>>)((?:(?!\{\1)[\s\S]){1,2000}?)(?:\1|<<)\}/y
const raised = /\^([^\s^[\]]{1,20})\^/y

/** Changes that a reviewer proposed (Critic Markup), and letters raised by a sign on each side. */
export const critics: Dialect = {
  readers: [
    {
      at: 'text',
      first: '{',
      read(source, at) {
        const found = matchAt(critic, source, at)
        if (!found) return null
        const [whole, sign = '', inside = ''] = found
        if (/<<\}$/.test(whole) !== (sign === '>>')) return null
        const length = whole.length
        if (sign === '>>')
          return {
            type: 'single',
            family: 'comment',
            name: 'comment',
            attributes: { text: inside },
            inLine: true,
            length,
          }
        return {
          type: 'text',
          text: inside.includes('\n\n') ? inside.trim() : said(sign, inside.trim()),
          again: true,
          length,
        }
      },
    },
    {
      at: 'text',
      first: '^',
      read(source, at) {
        if (!/[\p{L}\p{N})]/u.test(source[at - 1] ?? '')) return null
        const found = matchAt(raised, source, at)
        return found && { type: 'text', text: `<sup>${found[1]}</sup>`, again: true, length: found[0].length }
      },
    },
  ],
  meanings: {},
}

function said(sign: string, inside: string): string {
  if (sign === '++') return `<ins>${inside}</ins>`
  if (sign === '==') return `<mark>${inside}</mark>`
  if (sign === '--') return `~~${inside}~~`
  const [before = '', after = ''] = inside.split('~>')
  return `~~${before.trim()}~~ <ins>${after.trim()}</ins>`
}
