import type { Node } from './tree.ts'

const option =
  /^(?:\{[^}]*\}|\/[^/\n]*\/|showLineNumbers(?:=\S*)?|linenos\S*|linenums=\S+|hl_lines=\S+|line_?numbers?|lines|wrap|expandable|copy|twoslash|live|(?:no)?frame=\S+|npm2yarn|(?:ins|del|mark|lang|collapse|startLineNumber|icon|theme|highlight|focus|metastring|id|style|class|width)=(?:\{[^}]*\}|"[^"]*"|'[^']*'|\S+)|[.#][\w-]+|:?line-numbers(?:=\d+)?|overflow=\S+|fullWidth(?:=\S+)?)$/i

/** What the line above a block of code says: its language, the name of the code, and options that are not needed here. */
export function codeName(node: Node): { lang: string | null; name: string | null; left: string } {
  let lang = node.lang ?? null
  let meta = node.meta ?? ''
  if (lang?.startsWith('{')) {
    const inner = `${lang} ${meta}`.replace(/^\{|\}$/g, '').trim()
    lang = /(?:^|\s)\.([\w+#-]+)/.exec(inner)?.[1] ?? null
    meta = inner.replace(/(?:^|\s)\.[\w+#-]+/, '').trim()
  } else if (lang?.includes('{')) {
    meta = `${lang.slice(lang.indexOf('{'))} ${meta}`
    lang = lang.slice(0, lang.indexOf('{')) || null
  }
  const parts =
    meta.match(/\{[^}]*\}|[\w:-]+=(?:\{[^}]*\}|"[^"]*"|'[^']*'|\S+)|\[[^\]]*\]|\/[^/\n]+\/|"[^"]*"|\S+/g) ?? []
  const left: string[] = []
  let name: string | null = null
  const rest: string[] = []
  for (const part of parts) {
    const titled = /^(?:title|filename|file|name|caption|label)=(?:\{?["']?)(.*?)(?:["']?\}?)$/i.exec(part)
    const bracketed = /^\[([^\]]+)\]$/.exec(part)
    if (titled) name = titled[1] ?? null
    else if (bracketed) name = bracketed[1] ?? null
    else if (option.test(part) || /^\d+$/.test(part)) left.push(part)
    else if (/^[\w:-]+=/.test(part)) left.push(part)
    else rest.push(part)
  }
  if (!name && rest.length > 0) name = rest.join(' ').replace(/^"|"$/g, '')
  else left.push(...rest)
  return { lang, name: name?.trim() || null, left: left.join(' ') }
}
