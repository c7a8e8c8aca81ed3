import { blocks, callout, calloutType, card, figure, fold, step, tab, words } from '../constructs.ts'
import { parseFragment } from '../fragment.ts'
import { link, type Node, paragraph, text } from '../tree.ts'
import type { Dialect, Meaning, Meanings } from '../work.ts'
import { fenced } from './fenced.ts'
import { withLabels } from './labels.ts'
import { argumentsOf, matchAt } from './match.ts'

const shortcode =
  /\{\{([<%])[ \t\n]*(\/)?[ \t]*([A-Za-z][\w./-]*)[ \t\n]*((?:"(?:[^"\\]|\\.)*"|`[^`]*`|(?![>%]\}\})[\s\S])*?)[ \t\n]*(\/)?[ \t\n]*[>%]\}\}/y
const shown = /\{\{[<%][ \t]*\/\*([\s\S]*?)\*\/[ \t]*[>%]\}\}/y
const codeNames = new Set(['highlight', 'mermaid', 'code', 'plantuml', 'chart', 'gist-code'])

/** Hugo: the short codes of its own and of the themes that documentation uses. */
export const hugo: Dialect = {
  readers: [
    {
      at: 'text',
      first: '{',
      read(source, at, here) {
        const example = matchAt(shown, source, at)
        if (example) {
          const attributes = { text: example[1]?.trim() ?? '' }
          return {
            type: 'single',
            family: 'hugo',
            name: 'hugo:shown',
            attributes,
            inLine: true,
            length: example[0].length,
          }
        }
        const found = matchAt(shortcode, source, at)
        if (!found) return null
        const [whole, , closing, name = '', written = '', selfClosing] = found
        const attributes = argumentsOf(written)
        const length = whole.length
        if (closing) return { type: 'close', family: 'hugo', name: `hugo:${name}`, length }
        if (/^(rel)?ref$/.test(name)) {
          const address = attributes[0] ?? attributes.path ?? ''
          return {
            type: 'text',
            text: here.isAddress ? address.replaceAll(' ', '%20') : `[${address}](<${address}>)`,
            length,
          }
        }
        if (here.isAddress) return { type: 'text', text: here.variable(attributes[0] ?? '') ?? '', length }
        if (/^(include|readfile|include-md)$/.test(name)) {
          const inside = here.include(attributes.file ?? attributes.path ?? attributes[0] ?? '')
          if (inside !== null) return { type: 'text', text: inside, again: true, length }
        }
        if (name === 'param')
          return {
            type: 'single',
            family: 'hugo',
            name: 'variable',
            attributes: { name: attributes[0] ?? attributes.name ?? '' },
            inLine: true,
            length,
          }
        if (codeNames.has(name)) {
          const end = new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'g')
          end.lastIndex = at + length
          const last = end.exec(source)
          if (last) {
            const lang = name === 'highlight' || name === 'code' ? (attributes[0] ?? attributes.lang ?? '') : name
            return {
              type: 'text',
              text: fenced(source.slice(at + length, last.index), lang),
              length: last.index + last[0].length - at,
            }
          }
        }
        return { type: selfClosing ? 'single' : 'open', family: 'hugo', name: `hugo:${name}`, attributes, length }
      },
    },
  ],
  meanings: meanings(),
}

function meanings(): Meanings {
  const box =
    (otherwise: string): Meaning =>
    (element, work) => {
      const { type, kind, level, style, context, color, title, 0: first, 1: second } = element.attributes ?? {}
      const wanted = [type, kind, level, style, context, first, color].find((one) => one && calloutType(one))
      const isIcon = first !== undefined && /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(first)
      const said = title ?? (first && !calloutType(first) && !isIcon ? first : second)
      if (isIcon) work.leave('icon', first)
      work.did('boxes written as callouts')
      return [callout(wanted ?? otherwise, said ? parseFragment(said) : null, work.inner(element))]
    }
  const folded: Meaning = (element, work) => {
    const { title, summary, 0: first } = element.attributes ?? {}
    return [fold(parseFragment(title ?? summary ?? first ?? ''), work.inner(element))]
  }
  const through: Meaning = (element, work) => work.inner(element)
  const leftOut: Meaning = (element, work) => {
    work.leave('short code', element.written ?? '')
    return work.inner(element)
  }
  const inTab: Meaning = (element, work) => {
    const { name, title, header, tabName, label, 0: first } = element.attributes ?? {}
    return [tab(parseFragment(name ?? title ?? header ?? tabName ?? label ?? first ?? 'Tab'), work.inner(element))]
  }
  const button: Meaning = (element, work) => {
    const { href, url, relref, link: to, 0: first } = element.attributes ?? {}
    const address = href ?? url ?? relref ?? to ?? first ?? ''
    const inner = work.inner(element)
    return [link(address, inner.length > 0 ? inner : words(address), element.line)]
  }
  const picture: Meaning = (element, work) => {
    const { src = '', alt, title, caption, link: _, 0: first = '', attr } = element.attributes ?? {}
    const image: Node = {
      type: 'image',
      url: src || first,
      alt: alt ?? title ?? '',
      title: null,
      ...(element.line ? { line: element.line } : {}),
    }
    const said = [title, caption, attr].filter((one) => one && one !== image.alt)
    return figure(
      [image, ...work.inner(element)],
      said.flatMap((one, index) => [...(index > 0 ? [text(' ')] : []), ...parseFragment(one ?? '')]),
    )
  }
  const video =
    (base: string): Meaning =>
    (element, work) => {
      const { id, title, 0: first = '' } = element.attributes ?? {}
      const url = `${base}${id ?? first}`
      work.did('videos written as links')
      return [paragraph([link(url, words(title ?? url), element.line)])]
    }
  const cardOf: Meaning = (element, work) => {
    const { title, header, link: to, href, url, subtitle, 0: first } = element.attributes ?? {}
    const name = title ?? header ?? first
    return [
      card(
        name ? parseFragment(name) : null,
        to ?? href ?? url ?? null,
        [...blocks(words(subtitle)), ...blocks(work.inner(element))],
        element.line,
      ),
    ]
  }
  const named: Record<string, Meaning> = {
    shown: (element) => [{ type: 'inlineCode', value: `{{< ${element.attributes?.text ?? ''} >}}` }],
    ...every('notice hint alert callout admonition box message blockquote panel pageinfo', box('note')),
    ...Object.fromEntries(
      'note info tip warning caution danger important success error attention question example'
        .split(' ')
        .map((name): [string, Meaning] => [name, box(name)]),
    ),
    ...every('details expand collapse accordion-item accordionitem spoiler', folded),
    ...every(
      'tabpane columns column row col cards cardpane card-grid grid blocks/section accordion stepper lead',
      through,
    ),
    ...every('toc table_of_contents children childpages clearfix icon fa br anchor', leftOut),
    ...every('tab codetab', inTab),
    tabs: (element, work) => work.inner(withLabels(element)),
    ...every('button btn link-button', button),
    ...every('figure img image imgproc', picture),
    ...every('card', cardOf),
    youtube: video('https://youtu.be/'),
    vimeo: video('https://vimeo.com/'),
    steps: (element, work) => {
      const inner = blocks(work.inner(element))
      const parts: Node[] = []
      for (const node of inner) {
        const last = parts.at(-1)
        if (node.type === 'heading') parts.push(step(node.children ?? [], []))
        else if (last?.type === 'step') last.children?.push(node)
        else parts.push(node)
      }
      return parts
    },
    step: (element, work) => [step(words(element.attributes?.title ?? element.attributes?.[0]), work.inner(element))],
    kbd: (element, work) => [
      { type: 'html', value: '<kbd>' },
      ...words(element.attributes?.[0]),
      ...work.inner(element),
      { type: 'html', value: '</kbd>' },
    ],
    badge: (element, work) => [
      ...words(element.attributes?.content ?? element.attributes?.[0]),
      ...work.inner(element),
    ],
    comment: (element, work) => {
      work.leave('comment', JSON.stringify(element))
      return []
    },
  }
  return Object.fromEntries(Object.entries(named).map(([name, meaning]) => [`hugo:${name}`, meaning]))
}

function every(names: string, meaning: Meaning): Meanings {
  return Object.fromEntries(names.split(' ').map((name) => [name, meaning]))
}
