import { Tokenizer } from 'htmlparser2'

/** A piece of HTML as it was written; pieces follow each other without a gap. */
export type Token = { source: string } & (
  | { type: 'text' | 'comment' }
  | { type: 'open'; name: string; attributes: Map<string, string>; selfClosing: boolean; rest: string }
  | { type: 'close'; name: string }
)

/** Cuts HTML as a browser would. Parts of a page are fine: tags need no partner; what never ends is text. */
export function htmlTokens(html: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let name = ''
  let nameEnd = 0
  let attribute = ''
  let value = ''
  let attributes = new Map<string, string>()
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ontext: (_, end) => add({ type: 'text' }, end),
      ontextentity: () => {},
      oncomment: (_, end) => add({ type: 'comment' }, end + 1),
      oncdata: (_, end) => add({ type: 'comment' }, end + 1),
      ondeclaration: (_, end) => add({ type: 'comment' }, end + 1),
      onprocessinginstruction: (_, end) => add({ type: 'comment' }, end + 1),
      onopentagname(start, end) {
        name = html.slice(start, end)
        nameEnd = end
        attributes = new Map()
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase()
        value = ''
      },
      onattribdata(start, end) {
        value += html.slice(start, end)
      },
      onattribentity: () => {},
      onattribend: () => void (attributes.has(attribute) || attributes.set(attribute, value)),
      onopentagend: (end) => open(end, false),
      onselfclosingtag: (end) => open(end, true),
      onclosetag(start, end) {
        const last = html.indexOf('>', end)
        add({ type: 'close', name: html.slice(start, end) }, last < 0 ? html.length : last + 1)
      },
      onend: () => {},
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  if (at < html.length) add({ type: 'text' }, html.length)
  return tokens

  function open(end: number, selfClosing: boolean): void {
    const rest = html.slice(nameEnd, selfClosing ? html.lastIndexOf('/', end) : end)
    add({ type: 'open', name, attributes, selfClosing, rest }, end + 1)
  }

  function add<T extends object>(token: T, end: number): void {
    const source = html.slice(at, end)
    if (source !== '') tokens.push({ ...token, source } as unknown as Token)
    at = end
  }
}
