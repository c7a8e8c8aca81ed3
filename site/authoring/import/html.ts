import { frameElements, textElements } from '../../markdown/allowed-elements.ts'
import { htmlTokens, type Token } from './html-tokens.ts'

/** What is done with the addresses inside HTML: the new address, or null to drop it. */
type Addresses = { link(url: string): string | null; image(url: string, alt: string): string }

export type CleanOptions = Addresses & {
  /** Names that are components of another site: their tags go, what stands between them stays. */
  components: ReadonlySet<string>
  /** Whether the page closes an element somewhere: `<path>` alone is a placeholder, `<path …></path>` a drawing. */
  closes(element: string): boolean
  notes: Set<string>
}

const foreign = new Set(
  (
    'html head body meta link title base iframe frame frameset object embed applet form input button select option ' +
    'textarea label canvas nobr svg path script style template noscript'
  ).split(' '),
)
const attributes = new Set('alt colspan headers href id name open rowspan scope start title value datetime'.split(' '))

/** Makes HTML from elsewhere harmless: known elements stay, scripts go, and what only looks like a tag becomes text. */
export function cleanHtml(html: string, options: CleanOptions): string {
  let code: string | null = null
  return htmlTokens(html)
    .map((token) => {
      const isCode = token.type === 'text' && code !== null
      code = codeOpenedBy(token)
      if (code) options.notes.add(`<${code}> removed`)
      return isCode ? '' : cleaned(token, options)
    })
    .join('')
}

/** Between the tags of a script or style stands no text. */
function codeOpenedBy(token: Token): string | null {
  const name = token.type === 'open' && !token.selfClosing ? token.name.toLowerCase() : ''
  return name === 'script' || name === 'style' ? name : null
}

function cleaned(token: Token, options: CleanOptions): string {
  const { notes } = options
  switch (token.type) {
    case 'text':
      return token.source.replaceAll('<', '&lt;')
    case 'comment':
      notes.add('HTML comments removed')
      return ''
    case 'open':
    case 'close':
      return cleanedTag(token, options)
  }
}

function cleanedTag(token: Extract<Token, { name: string }>, options: CleanOptions): string {
  const { notes } = options
  const element = token.name.toLowerCase()
  const isOpening = token.type === 'open'
  if (options.components.has(token.name)) {
    notes.add(`component <${token.name}> removed, its content kept`)
    return ''
  }
  if (isOpening && element === 'img') {
    notes.add('HTML pictures written as Markdown')
    return options.image(token.attributes.get('src') ?? '', token.attributes.get('alt') ?? '')
  }
  const isDropped = foreign.has(element) || frameElements.has(element)
  if (isDropped && (!isOpening || token.rest.trim() !== '' || options.closes(element))) {
    notes.add(`<${element}> removed, its text kept`)
    return ''
  }
  if (!textElements.has(element) || (isOpening && isPlaceholder(token.rest))) {
    notes.add('placeholders such as <name> kept as text')
    return token.source.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  }
  return isOpening ? opened(element, token, options) : `</${element}>`
}

function opened(element: string, token: Extract<Token, { type: 'open' }>, options: CleanOptions): string {
  const parts = [element]
  for (const [name, value] of token.attributes) {
    if (!attributes.has(name)) {
      options.notes.add(`attribute ${name} removed`)
      continue
    }
    const written = name === 'href' ? options.link(value) : value
    if (written === null) continue
    parts.push(written === '' && name === 'open' ? name : `${name}="${quotable(written)}"`)
  }
  return `<${parts.join(' ')}${token.selfClosing ? ' /' : ''}>`
}

function quotable(value: string): string {
  return value.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** `<i want this>`: words where attributes would stand. */
function isPlaceholder(rest: string): boolean {
  const words = rest.trim()
  return words !== '' && !/=/.test(words) && !/^(open|hidden|nowrap|noshade|compact)$/i.test(words)
}
