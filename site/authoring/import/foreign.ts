import { mdxToMdast } from 'satteri'
import { type Node, parseOptions } from './tree.ts'

const ours = new Set(
  (
    'Steps Callout Tabs Tab Decision Answer ErrorText Command Escalate ' +
    'p div span br hr b i em strong code pre kbd sub sup ul ol li dl dt dd details summary blockquote table thead tbody tr th td'
  ).split(' '),
)

/** Whether a body compiles as MDX here and uses nothing but what authors of Ladder may use. */
export function isOurMdx(source: string): boolean {
  try {
    return allowed(mdxToMdast(source, parseOptions) as Node)
  } catch {
    return false
  }
}

function allowed(node: Node): boolean {
  if (node.type === 'mdxjsEsm') return false
  if (/^mdx(Flow|Text)Expression$/.test(node.type) && !/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value ?? '')) return false
  if (node.type.startsWith('mdxJsx')) {
    if (!node.name || !ours.has(node.name)) return false
    const plain = (node.attributes ?? []).every(
      ({ type, name = '', value }) =>
        type === 'mdxJsxAttribute' && typeof value !== 'object' && !/^(on|style)/i.test(name),
    )
    if (!plain) return false
  }
  return (node.children ?? []).every(allowed)
}

export type Plain = { text: string; components: Set<string> }

const admonitions: Record<string, string> = {
  info: 'note',
  important: 'note',
  success: 'tip',
  hint: 'tip',
  caution: 'warning',
  attention: 'warning',
  error: 'danger',
}
const alerts: Record<string, string> = {
  note: 'note',
  tip: 'tip',
  important: 'note',
  warning: 'warning',
  caution: 'danger',
}

/** Turns what other sites' generators understand into Markdown: imports, short codes, boxes. Code blocks stay as they are. */
export function plainMarkdown(source: string, { mdx, notes }: { mdx: boolean; notes: Set<string> }): Plain {
  const components = new Set<string>()
  const isMdx = mdx || /^import\s.+\sfrom\s+['"]/m.test(source)
  const text = outsideCode(source, (part) => {
    let here = part
    if (isMdx) {
      for (const [, names = ''] of here.matchAll(/^import\s+([^'"]+?)\s+from\s/gm))
        for (const name of names.split(/[^\w$]+/)) if (/^[A-Z]/.test(name)) components.add(name)
      for (const [, name = ''] of here.matchAll(/<([A-Z][A-Za-z0-9.]*[a-z][A-Za-z0-9.]*)/g)) components.add(name)
      here = replaced(
        here,
        /^(?:import|export)\s[^\n]*(?:\n(?!\n)[^\n]+)*\n?/gm,
        '',
        notes,
        'import and export lines removed',
      )
      here = replaced(here, /\{\/\*[\s\S]*?\*\/\}/g, '', notes, 'comments removed')
    }
    here = replaced(
      here,
      /\{\{[<%]\s*(?:rel)?ref\s+"([^"\n]+)"\s*[%>]\}\}/g,
      (_, address: string) => address.replaceAll(' ', '%20'),
      notes,
      'ref short codes written as links',
    )
    here = replaced(
      here,
      /^[ \t]*\{\{[<%]\s*\/?(?:hint|alert|notice|columns|expand|details|tabs?|toc)\b.*[%>]\}\}[ \t]*$/gm,
      '',
      notes,
      'short codes for boxes removed',
    )
    here = here.replace(/^([ \t]*:{3,})(\w+)(?:[ \t]+(?![{[])([^\n]+))?/gm, (whole, colons, name, title) => {
      const known = admonitions[String(name).toLowerCase()]
      if (!known && !title) return whole
      notes.add('boxes written as callouts')
      return `${colons}${known ?? name}${title ? `[${String(title).trim()}]` : ''}`
    })
    return here.replace(
      /^> ?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n((?:>.*(?:\n|$))*)/gm,
      (_, kind, body) => {
        notes.add('boxes written as callouts')
        return `:::${alerts[String(kind).toLowerCase()]}\n${String(body).replace(/^> ?/gm, '').trimEnd()}\n:::\n`
      },
    )
  })
  return { text, components }
}

function replaced(
  text: string,
  pattern: RegExp,
  by: string | ((...args: string[]) => string),
  notes: Set<string>,
  note: string,
): string {
  const result = text.replace(pattern, by as string)
  if (result !== text) notes.add(note)
  return result
}

/** Applies a change to everything that is not in a fenced code block. */
function outsideCode(text: string, change: (part: string) => string): string {
  const parts = text.split(/(^[ \t]*(?:```|~~~)[\s\S]*?^[ \t]*(?:```|~~~)[ \t]*$\n?)/gm)
  return parts.map((part, index) => (index % 2 === 1 ? part : change(part))).join('')
}
