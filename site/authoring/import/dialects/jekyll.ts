import { blocks, callout, calloutType, figure, words } from '../constructs.ts'
import { parseFragment } from '../fragment.ts'
import type { Found } from '../marks.ts'
import { link, type Node, text } from '../tree.ts'
import type { Dialect, Meaning } from '../work.ts'
import { fenced } from './fenced.ts'
import { argumentsOf, matchAt, unquoted } from './match.ts'

const tag = /\{%-?[ \t\n]*([A-Za-z][\w-]*|@[\w-]+(?:\/[\w-]+)*)([\s\S]*?)-?%\}/y
// A quote is a string when it is closed before the braces are, and a sign else: never both, so that no text takes long.
const expression =
  /\{\{-?((?:"(?:(?!\}\})[^"\n])*"|'(?:(?!\}\})[^'\n])*'|[^{}"'\n]|"(?!(?:(?!\}\})[^"\n])*")|'(?!(?:(?!\}\})[^'\n])*'))*?)-?\}\}/y
const hiddenText = /\{::comment\}([\s\S]*?)\{:\/(?:comment)?\}/y
const extension = /\{(?:::(?:options|nomarkdown|comment)\b[^{}\n]*|:\/(?:nomarkdown|comment)?)\/?\}/y
const logic =
  'if elsif else unless for assign capture case when cycle increment decrement tablerow break continue with set macro call filter block extends'.split(
    ' ',
  )

/** Jekyll and what else speaks Liquid or Jinja: GitBook's tags, the macros of MkDocs. */
export const jekyll: Dialect = {
  readers: [
    {
      at: 'text',
      first: '{',
      read(source, at, here) {
        const found = matchAt(tag, source, at)
        if (!found) return null
        const [whole, name = '', rest = ''] = found
        const written = rest.trim()
        const body = (closing: string) => rawBody(source, at + whole.length, closing)
        if (name === 'raw') {
          const raw = body('endraw')
          return raw && { type: 'text', text: raw.text, length: whole.length + raw.length }
        }
        if (name === 'comment') {
          const raw = body('endcomment')
          return (
            raw && {
              type: 'single',
              family: 'liquid',
              name: 'comment',
              attributes: { text: raw.text },
              length: whole.length + raw.length,
            }
          )
        }
        if (name === 'highlight') {
          const raw = body('endhighlight')
          return (
            raw && {
              type: 'text',
              text: fenced(raw.text, /^[\w+#-]+/.exec(written)?.[0] ?? ''),
              length: whole.length + raw.length,
            }
          )
        }
        const attributes = argumentsOf(written)
        if (/^(link|post_url|url)$/.test(name)) {
          const address = (attributes[0] ?? '').replaceAll(' ', '%20')
          return { type: 'text', text: here.isAddress ? address : linkTo(address, name), length: whole.length }
        }
        if (/^include(_relative|-markdown|_cached)?$/.test(name)) {
          const file = attributes[0] ?? ''
          const inside = /\.(md|mdx|markdown)$/i.test(file) ? here.include(file) : null
          if (inside !== null)
            return { type: 'text', text: withArguments(inside, attributes), again: true, length: whole.length }
        }
        if (name.startsWith('end'))
          return { type: 'close', family: 'liquid', name: `liquid:${name.slice(3)}`, length: whole.length }
        return { type: 'open', family: 'liquid', name: `liquid:${name}`, attributes, length: whole.length }
      },
    },
    {
      at: 'text',
      first: '{',
      read(source, at): Found | null {
        const hidden = matchAt(hiddenText, source, at)
        if (hidden)
          return {
            type: 'single',
            family: 'kramdown',
            name: 'comment',
            attributes: { text: hidden[1] ?? '' },
            length: hidden[0].length,
          }
        const options = matchAt(extension, source, at)
        return (
          options && { type: 'single', family: 'kramdown', name: 'comment', inLine: true, length: options[0].length }
        )
      },
    },
    {
      at: 'text',
      first: '{',
      read(source, at, here): Found | null {
        const found = source[at - 1] === '=' ? null : matchAt(expression, source, at)
        if (!found) return null
        const [whole, inside = ''] = found
        const inner = inside.trim()
        const [first = '', ...filters] = inner.split('|').map((part) => part.trim())
        const isText = /^["']/.test(first)
        const name = first.replace(/^\./, '')
        if (here.isAddress) {
          const isBase = /base_?url$|^site\.url$/i.test(name)
          const value = isText ? unquoted(first) : isBase ? '' : (here.variable(name) ?? '')
          return { type: 'text', text: value.replaceAll(' ', '%20'), length: whole.length }
        }
        if (isText && filters.length === 0) return { type: 'text', text: unquoted(first), length: whole.length }
        if (/^[A-Za-z_][\w.-]*$/.test(first))
          return {
            type: 'single',
            family: 'liquid',
            name: 'variable',
            attributes: { name: first },
            inLine: true,
            length: whole.length,
          }
        return {
          type: 'single',
          family: 'liquid',
          name: 'template',
          attributes: { text: inner },
          inLine: true,
          length: whole.length,
        }
      },
    },
  ],
  meanings: {
    ...Object.fromEntries(logic.map((name): [string, Meaning] => [`liquid:${name}`, logical])),
    template: (element, work) => {
      work.decide('expressions of a template are shown as code', element.line)
      return [{ type: 'inlineCode', value: (element.written ?? '').replace(/\s+/g, ' ') }]
    },
    'liquid:include': included,
    'liquid:include_relative': included,
    'liquid:include_cached': included,
    'liquid:toc': (element, work) => {
      work.leave('table of contents', element.written ?? '')
      return []
    },
  },
}

function logical(element: Node, work: Parameters<Meaning>[1]): Node[] {
  work.decide('conditions and variables of a template were taken out; what stood between them was kept', element.line)
  work.leave('template logic', `${element.written ?? ''} ${element.closing ?? ''}`)
  return work.inner(element)
}

const saying = ['content', 'text', 'message', 'body', 'note', 'description']
const address = ['file', 'url', 'src', 'image_path', 'path', 'href', 'link', 'image']

/** An include whose file is a template: a box, a picture, or something that only the old site had. */
function included(element: Node, work: Parameters<Meaning>[1]): Node[] {
  const attributes = element.attributes ?? {}
  const file = attributes[0] ?? ''
  const name = file.replace(/^.*\/|\.\w+$/g, '')
  const kind = attributes.type && calloutType(attributes.type) ? attributes.type : name
  const given = saying.map((key) => attributes[key]).find(Boolean)
  const said = given && /^[\w.]+$/.test(given) ? (work.variable(given) ?? given) : given
  const url = address.map((key) => attributes[key]).find(Boolean)
  const title = attributes.title ? parseFragment(attributes.title) : null
  const inner = work.inner(element)
  if (said && (calloutType(kind) || /callout|alert|admonition|box/.test(kind))) {
    work.did('boxes written as callouts')
    return [callout(calloutType(kind) ? kind : 'note', title, [...parseFragment(said), ...blocks(inner)])]
  }
  if (url && /\.(png|jpe?g|gif|svg|webp|avif)$/i.test(url)) {
    const image: Node = {
      type: 'image',
      url,
      alt: attributes.alt ?? attributes.title ?? '',
      title: null,
      ...(element.line ? { line: element.line } : {}),
    }
    return [...figure([image], attributes.caption ? parseFragment(attributes.caption) : []), ...inner]
  }
  const kept: Node[] = [
    ...(title && !url ? [{ type: 'strong', children: title } as Node, text(' ')] : []),
    ...(url ? [link(url, title ?? words(url), element.line), text(' ')] : []),
    ...(said ? parseFragment(said) : []),
    ...(attributes.caption ? parseFragment(attributes.caption) : []),
  ]
  const known = new Set(['title', 'caption', ...saying, ...(url ? address : [])])
  work.leave(
    'include',
    [
      file,
      ...Object.entries(attributes)
        .filter(([key]) => !known.has(key))
        .flat(),
    ].join(' '),
  )
  work.decide(
    `the include ${file} belongs to the old site; ${kept.length > 0 ? 'its words were kept' : 'it was left out'}`,
    element.line,
  )
  return [...blocks(kept), ...inner]
}

/** A text that is put in, with what its place gives to the names in it. */
function withArguments(inside: string, given: Record<string, string>): string {
  return inside.replace(/\{\{-?\s*include\.([\w-]+)[^}]*\}\}/g, (whole, name) => given[name] ?? whole)
}

function linkTo(url: string, name: string): string {
  return name === 'url' ? url : url.replace(/%20/g, ' ')
}

/** What stands before a closing tag, unread. */
function rawBody(source: string, from: number, closing: string): { text: string; length: number } | null {
  const end = new RegExp(`\\{%-?\\s*${closing}\\s*-?%\\}`, 'g')
  end.lastIndex = from
  const found = end.exec(source)
  return found && { text: source.slice(from, found.index), length: found.index + found[0].length - from }
}
