import { blocks, callout, card, figure, fold, step, words } from '../constructs.ts'
import { parseFragment } from '../fragment.ts'
import { htmlMeanings } from '../html-meanings.ts'
import { link, type Node, paragraph, strong, text } from '../tree.ts'
import type { Dialect, Meaning, Meanings } from '../work.ts'
import { codeGroup } from './code-group.ts'

const through: Meaning = (element, work) => work.inner(element)
const named: Meaning = (element, work) => [
  fold(words(element.attributes?.title ?? element.attributes?.summary), described(element, work)),
]

const titled: Meaning = (element, work) => {
  const { title, href, cta, description, img } = element.attributes ?? {}
  const picture: Node[] = img ? [{ type: 'image', url: img, alt: title ?? '', title: null }] : []
  const inner = [
    ...blocks(picture),
    ...blocks(words(description)),
    ...blocks(work.inner(element)),
    ...blocks(words(cta)),
  ]
  return [card(title ? parseFragment(title) : null, href ?? null, inner, element.line)]
}

/** A field of an interface: its name, what is said of it, and what it means. */
const field: Meaning = (element, work) => {
  const { path, query, body, header, name, type, required, deprecated, default: otherwise } = element.attributes ?? {}
  const called = path ?? query ?? body ?? header ?? name ?? ''
  const said = [
    type,
    required === undefined || required === 'false' ? '' : 'required',
    deprecated === undefined ? '' : 'deprecated',
    otherwise ? `default: ${otherwise}` : '',
  ].filter(Boolean)
  const line: Node[] = [
    ...(called ? [{ type: 'inlineCode', value: called } as Node] : []),
    text(`${called ? ' ' : ''}${said.join(', ')}`),
  ]
  return [card(line, null, work.inner(element))]
}

function described(element: Node, work: Parameters<Meaning>[1]): Node[] {
  return [...blocks(words(element.attributes?.description)), ...blocks(work.inner(element))]
}

/** A picture by the component of a framework. */
const picture: Meaning = (element, work) => htmlMeanings.img?.(element, work) ?? []

const callouts: Meanings = Object.fromEntries(
  ['Note', 'Warning', 'Tip', 'Info', 'Check', 'Danger', 'Caution', 'Important', 'Success', 'Error'].map((name) => [
    name,
    (element, work) => [
      callout(
        name === 'Important' ? 'warning' : name.toLowerCase(),
        words(element.attributes?.title),
        work.inner(element),
      ),
    ],
  ]),
)

/** Mintlify. */
export const mintlify: Dialect = {
  readers: [],
  meanings: {
    ...callouts,
    ...Object.fromEntries(
      'AccordionGroup CardGroup CardGrid Columns Column Panel Cards Tiles Accordions Row Col Grid Box Center Div Container'
        .split(' ')
        .map((name) => [name, through]),
    ),
    Step: (element, work) => [step(words(element.attributes?.title), work.inner(element))],
    Accordion: named,
    Expandable: named,
    Details: named,
    Collapse: named,
    Card: titled,
    Tile: titled,
    CodeGroup: codeGroup,
    RequestExample: codeGroup,
    ResponseExample: codeGroup,
    ParamField: field,
    ResponseField: field,
    Property: field,
    Frame: (element, work) => {
      const { caption, hint } = element.attributes ?? {}
      const said = [caption, hint].filter(Boolean).join(' ')
      return figure(work.inner(element), said ? parseFragment(said) : [])
    },
    Tooltip: (element, work) => {
      const { tip, headline, cta, href } = element.attributes ?? {}
      const said = [headline, tip].filter(Boolean).join(': ')
      const more: Node[] = href ? [text(said ? ' ' : ' ('), link(href, words(cta || href), element.line)] : []
      return [
        ...work.inner(element),
        ...(said ? [text(` (${said}`)] : []),
        ...more,
        ...(said || href ? [text(')')] : []),
      ]
    },
    Icon: (element, work) => {
      work.leave('icon', element.written ?? '')
      return []
    },
    Badge: (element, work) => (element.attributes?.text ? words(element.attributes.text) : work.inner(element)),
    Update: (element, work) => {
      const { label = '', description } = element.attributes ?? {}
      const head = [...words(label), ...(description ? [text(` (${description})`)] : [])]
      return [paragraph([strong(head)]), ...blocks(work.inner(element))]
    },
    View: (element, work) => [
      ...(element.attributes?.title ? [paragraph([strong(words(element.attributes.title))])] : []),
      ...blocks(work.inner(element)),
    ],
    ...Object.fromEntries(['Image', 'Img', 'NextImage', 'Picture'].map((name) => [name, picture])),
    Latex: (element, work) => work.inner(element),
  },
}
