import { blocks, words } from './constructs.ts'
import { descend, inLine, isPhrasing, link, type Node, paragraph, strong, text } from './tree.ts'
import type { Work } from './work.ts'

const titles = ['title', 'label', 'name', 'header', 'heading', 'question', 'summary', 'headline', 'caption', 'tab']
const sayings = ['description', 'text', 'content', 'message', 'subtitle', 'tip', 'alt', 'body', 'answer']
const addresses = ['href', 'url', 'to', 'link', 'src']

/** An element that nobody here knows: what it says stays, the rest is named. */
export function unknown(element: Node, work: Work): Node[] {
  const attributes = element.attributes ?? {}
  const name = element.name ?? ''
  const said = (keys: string[]) => keys.flatMap((key) => words(attributes[key]))
  const inner = work.inner(element)
  const address = addresses.map((key) => attributes[key]).find((value) => value && !/^[{[]/.test(value))
  const title = said(titles)
  const phrases = Object.keys(attributes).filter(
    (key) => /^\d+$/.test(key) && /\p{L}\s+\p{L}/u.test(attributes[key] ?? ''),
  )
  const more = said([...sayings, ...phrases])
  work.decide(`${shown(element)} has no counterpart; its words were kept as text`, element.line)
  const rest = Object.entries(attributes).filter(
    ([key]) => ![...titles, ...sayings, ...addresses].includes(key) && !phrases.includes(key),
  )
  work.leave(shown(element), [name, ...rest.flat()].join(' '))
  const linked =
    address &&
    /^(https?:|[./#]|[\w-]+\.\w+)/.test(address) &&
    !/\.(png|jpe?g|gif|svg|webp|tsx?|jsx?|css)$/i.test(address)
  const opening = linked
    ? [
        link(
          address,
          title.length > 0 ? title : inner.length > 0 && inner.every(isPhrasing) ? inLine(inner) : [text(address)],
          element.line,
        ),
      ]
    : title.length > 0
      ? [strong(title)]
      : []
  if (address && !linked) work.leave(shown(element), address)
  if (title.length === 0 && more.length === 0 && !linked) return inner
  if (linked && title.length === 0 && inner.every(isPhrasing) && more.length === 0) return opening
  return [paragraph(opening), ...(more.length > 0 ? [paragraph(more)] : []), ...blocks(inner)].filter(
    ({ children = [] }, index) => index > 1 || children.length > 0,
  )
}

function shown(element: Node): string {
  const written = (element.written ?? '').trimStart()
  if (/^\{[{%]/.test(written))
    return `${written.slice(0, 3).trim()} ${(element.name ?? '').replace(/^\w+:/, '')} ${written.startsWith('{{') ? '}}' : '%}'}`
  return written.startsWith('<') ? `<${element.name}>` : (element.name ?? '').replace(/^\w+:/, '')
}

/** Names in the report what an attribute said and what became of its element does not say: no word goes unseen. */
export function withUnsaid(element: Node, made: Node[], work: Work): Node[] {
  if (!/^(?:[A-Z]|hugo:|liquid:)/.test(element.name ?? '')) return made
  const phrases = Object.entries(element.attributes ?? {}).filter(
    ([key, value]) =>
      /\p{L}/u.test(value) && (/\p{L}\s+\p{L}/u.test(value) || titles.includes(key) || sayings.includes(key)),
  )
  if (phrases.length === 0) return made
  const here = made
    .flatMap(descend)
    .map(({ value, url, alt, title }) => [value, url, alt, title].filter(Boolean).join(' '))
    .join(' ')
  const words = new Set(here.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  for (const [key, value] of phrases) {
    const isSaid = (value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => words.has(word))
    if (!isSaid) work.leave(`${key} of ${shown(element)}`, value)
  }
  return made
}
