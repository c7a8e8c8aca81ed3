import { codeName } from './code-name.ts'
import { namedCode } from './constructs.ts'
import type { Node } from './tree.ts'
import type { Work } from './work.ts'

/** Lines and ends of lines that a site takes as orders and does not show. */
const order =
  /^[ \t]*(?:\/\/|#|--|%|;|\/\*|<!--|\{\/\*)[ \t]*highlight-(?:next-line|start|end)[ \t]*(?:\*\/\}?|-->)?[ \t]*\n?|[ \t]*(?:\/\/|#|--|\/\*|<!--)[ \t]*\[!code[^\]\n]*\][ \t]*(?:\*\/|-->)?[ \t]*$/gm

const rawTag = /\{%-?[ \t]*(?:end)?raw[ \t]*-?%\}/g

/** Code without the signs by which Liquid is told to leave it alone. */
export function unraw(code: string): string {
  return /\{%-?[ \t]*raw[\s\S]*endraw/.test(code) ? code.replace(rawTag, '') : code
}

/** A block of code with the name its author gave it, without what a site takes as orders, and with what lies in files of its own. */
export function readCode(node: Node, work: Work): Node[] {
  const { lang, name, left } = codeName(node)
  if (left) work.leave('code options', left)
  const whole = unraw(withSnippets(node, work))
  for (const [said] of whole.matchAll(order)) work.leave('code options', said)
  return [
    namedCode(
      {
        type: 'code',
        lang,
        meta: null,
        value: order.test(whole) ? whole.replace(order, '').replace(/\n+$/, '') : whole,
        ...(node.line ? { line: node.line } : {}),
      },
      name,
    ),
  ]
}

/** Code that lies in a file of its own, put where its page names it. */
function withSnippets(node: Node, work: Work): string {
  return (node.value ?? '').replace(
    /^([ \t]*)-+8<-+[ \t]+["']([^"'\n]+)["'][ \t]*$/gm,
    (whole, indent: string, file: string) => {
      const inside = work.include(file)
      if (inside === null) {
        work.decide(`the text to be put in from ${file} is not in the folder`, node.line)
        return whole
      }
      work.leave('include', whole)
      return inside.replace(/^/gm, indent)
    },
  )
}
