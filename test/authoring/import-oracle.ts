import { pathToFileURL } from 'node:url'
import { Parser } from 'htmlparser2'
import type { ImportedPage } from '#site/authoring/import/report.ts'
import { readYaml, splitFrontmatter } from '#site/authoring/yaml-source.ts'
import { settings } from '#site/build/settings.ts'
import { markdown } from '#site/markdown/processor.ts'

type Words = Map<string, number>

/** Words of a page's source that stand neither in its article nor in the report's list of what was left out. `signs` are names of the dialect. */
export function wordsLost(
  source: string,
  { article, page, signs }: { article: string; page: ImportedPage; signs: readonly string[] },
): string[] {
  const syntax = new Set(signs)
  const here = counted(`${said(article, page)} ${page.left.map(({ words }) => words).join(' ')}`)
  const lost: string[] = []
  for (const [word, number] of counted(withoutAddresses(source))) {
    if (syntax.has(word)) continue
    const missing = number - (here.get(word) ?? 0)
    if (missing > 0) lost.push(missing > 1 ? `${word} (${missing})` : word)
  }
  return lost
}

/** What an article says, each thing once: a summary that repeats the text and an alias that is a file name say nothing new. */
function said(article: string, page: ImportedPage): string {
  const split = splitFrontmatter(article)
  const fields = (readYaml(split?.frontmatter ?? '', 2).value ?? {}) as Record<string, unknown>
  const isOwn = page.took.some((line) => /^summary from (?!the first paragraph)/.test(line))
  const { title, summary, aliases, ...rest } = fields
  const given = page.took.filter((line) => /^(title|summary|\w+) from|^dropped/.test(line))
  return [
    title,
    isOwn ? summary : '',
    JSON.stringify(aliases ?? []),
    JSON.stringify(rest),
    withoutAddresses(split?.body ?? ''),
    ...given,
  ].join(' ')
}

/** Addresses change and names of elements are no words; what describes a picture or a box is. */
function withoutAddresses(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, (fields) => fields.replace(/^\w+:/gm, ''))
    .replace(/^[\s>]*\d+[.)]\s/gm, '')
    .replace(/\]\(\{\{.*?\}\}/g, '](')
    .replace(/\]\(\s*(?:<[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)/g, '](')
    .replace(/^(\s{0,3}\[[^\]\n]+\]:)\s*(?:<[^>\n]*>|\S+)/gm, '$1')
    .replace(/\b(?:href|src)=(?:"[^"]*"|'[^']*')/g, '')
    .replace(
      /<\/?(?:a|p|b|i|br|hr|div|span|img|table|thead|tbody|tr|t[dh]|ul|ol|li|dl|d[td]|details|summary|kbd|sub|sup|mark|ins|em|strong|code|pre|figure|figcaption|center|h[1-6])\b(?:\s+(?:id|name|width|height|align|open|class|start|scope|colspan|rowspan)(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*/gi,
      ' ',
    )
    .replace(/&[a-z]+;|&#\d+;/gi, ' ')
}

function counted(text: string): Words {
  const words: Words = new Map()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

const signs: Record<string, RegExp> = {
  'directive sign': /:{3,}|^::\w/m,
  'component or tag':
    /<\/?(?:[A-Z][a-z]\w*|a|p|b|br|div|span|img|table|tr|td|ul|ol|li|details|summary|kbd|sub|sup|script|style|svg|figure)(?:\s[^<>]*)?\/?>/,
  'template tag': /\{%|%\}|\{\{[<%]|[<%]\}\}/,
  variable: /\{\{|\}\}/,
  'attribute list': /(?<!['"=])\{:?\s*[.#][\w-]+[^{}]*\}|\{:\s*\w+[^{}]*\}/,
  admonition: /^\s*(?:!!!|\?\?\?\+?)\s/m,
  tab: /^\s*===[!+]?\s+"/m,
  block: /^\s*\/{3}\s*\w*/m,
  'wiki link': /!?\[\[[^\]\n]*\]\]/,
  snippet: /-+8<-+/,
  keys: /\+\+[\w+-]+\+\+/,
  mark: /==\S[^=\n]*==/,
  alert: /\[!\w+\]/,
  import: /^\s*(?:import|export)\s.+\sfrom\s/m,
  comment: /<!--|%%/,
  sign: /[\uE000-\uE003]/,
}

/** Signs of any dialect that a reader of the built page would see, outside of code. */
export async function litterIn(article: string): Promise<string[]> {
  const text = await visibleText(splitFrontmatter(article)?.body ?? '')
  return Object.entries(signs).flatMap(([name, pattern]) => {
    const found = pattern.exec(text)
    return found ? [`${name}: ${found[0].trim().slice(0, 60)}`] : []
  })
}

let rendering: ReturnType<typeof markdown.createRenderer> | undefined

async function visibleText(body: string): Promise<string> {
  rendering ??= markdown.createRenderer({ syntaxHighlight: false } as Parameters<typeof markdown.createRenderer>[0])
  const renderer = await rendering
  const { code } = await renderer.render(body, { fileURL: pathToFileURL(`${settings.contentDir}/runbooks/x.md`) })
  let depth = 0
  let text = ''
  const parser = new Parser({
    onopentag(name) {
      if (/^(code|pre)$/.test(name)) depth++
    },
    onclosetag(name) {
      if (/^(code|pre)$/.test(name)) depth--
      else if (/^(p|div|li|h\d|td|th|tr|summary|aside)$/.test(name)) text += '\n'
    },
    ontext(piece) {
      if (depth === 0) text += piece
    },
  })
  parser.end(code)
  return text
}
