/** What is done with the addresses inside HTML: the new address, or null to drop it. */
export type Addresses = { link(url: string): string | null; image(url: string, alt: string): string }

export type CleanOptions = Addresses & {
  /** Names that are components of another site: their tags go, what stands between them stays. */
  components: ReadonlySet<string>
  /** Whether the page closes an element somewhere: `<path>` alone is a placeholder, `<path …></path>` a drawing. */
  closes(element: string): boolean
  notes: Set<string>
}

const kept = new Set(
  (
    'a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 ' +
    'h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead ' +
    'tr u ul var wbr'
  ).split(' '),
)
const dropped = new Set(
  (
    'html head body meta link title base iframe frame frameset object embed applet form input button select option ' +
    'textarea label video audio source track canvas center font section article nav header footer aside main svg path ' +
    'picture big tt nobr script style template noscript'
  ).split(' '),
)
const attributes = new Set('alt colspan headers href id name open rowspan scope start title value datetime'.split(' '))
const withContent = /<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?\]\]>|<[!?][^>]*>|<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g

/** Makes HTML from elsewhere harmless: known elements stay, scripts go, and what only looks like a tag becomes text. */
export function cleanHtml(html: string, options: CleanOptions): string {
  const { notes } = options
  const bare = html.replace(withContent, (_, name: string) => {
    notes.add(`<${name.toLowerCase()}> removed`)
    return ''
  })
  return bare.replace(token, (whole, slash: string | undefined, name: string | undefined, rest = '') => {
    if (name === undefined) {
      notes.add('HTML comments removed')
      return ''
    }
    const element = name.toLowerCase()
    const read = attributesOf(rest)
    if (options.components.has(name)) {
      notes.add(`component <${name}> removed, its content kept`)
      return ''
    }
    if (element === 'img') {
      notes.add('HTML pictures written as Markdown')
      return options.image(read.get('src') ?? '', read.get('alt') ?? '')
    }
    if (dropped.has(element) && (slash || rest.trim() !== '' || options.closes(element))) {
      notes.add(`<${element}> removed, its text kept`)
      return ''
    }
    if (!kept.has(element) || (slash === '' && isPlaceholder(rest))) {
      notes.add('placeholders such as <name> kept as text')
      return whole.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    }
    return slash ? `</${element}>` : open(element, read, { ...options, selfClosing: /\/\s*$/.test(rest) })
  })
}

function open(element: string, read: Map<string, string>, options: CleanOptions & { selfClosing: boolean }): string {
  const parts = [element]
  for (const [name, value] of read) {
    if (!attributes.has(name)) {
      options.notes.add(`attribute ${name} removed`)
      continue
    }
    const written = name === 'href' ? options.link(value) : value
    if (written === null) continue
    parts.push(written === '' && name === 'open' ? name : `${name}="${written.replaceAll('"', '&quot;')}"`)
  }
  return `<${parts.join(' ')}${options.selfClosing ? ' /' : ''}>`
}

/** `<i want this>`: words where attributes would stand. */
function isPlaceholder(rest: string): boolean {
  const words = rest.replace(/\/\s*$/, '').trim()
  return words !== '' && !/=/.test(words) && !/^(open|hidden|nowrap|noshade|compact)$/i.test(words)
}

function attributesOf(rest: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of rest.matchAll(
    /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g,
  ))
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), double ?? single ?? bare ?? '')
  return found
}
