import { blocks, callout, calloutType, container, fold, words } from './constructs.ts'
import { descend, inLine, type Node, plainText, trimmed } from './tree.ts'
import type { Meaning, Work } from './work.ts'

/** What elements mean by their classes: the boxes of Confluence, of generators, of style sheets that many use. */
const meanings: [RegExp, Meaning][] = [
  [
    /\bconfluence-information-macro\b/,
    (element, work) => {
      const kind = /confluence-information-macro-(note|tip|information|warning)/.exec(classOf(element))?.[1] ?? 'note'
      const known: Record<string, string> = { information: 'note', note: 'warning', tip: 'tip', warning: 'danger' }
      return [
        callout(
          known[kind] ?? 'note',
          lineOf(element, /^title$/, work),
          innerOf(element, /confluence-information-macro-body/, work),
        ),
      ]
    },
  ],
  [
    /\bexpand-container\b/,
    (element, work) => [
      fold(lineOf(element, /expand-control-text/, work), innerOf(element, /\bexpand-content\b/, work)),
    ],
  ],
  [
    /\bcode\b.*\bpanel\b|\bpanel\b.*\bcode\b/,
    (element, work) => {
      const title = words(
        lineOf(element, /codeHeader/, work)
          .map(plainText)
          .join(''),
      )
      const inner = innerOf(element, /codeContent/, work)
      return title.length > 0 ? [container('command', title, inner)] : inner
    },
  ],
  [
    /(?:^|\s)panel(?:\s|$)/,
    (element, work) => [
      callout(
        'note',
        words(
          lineOf(element, /panelHeader|panel-heading/, work)
            .map(plainText)
            .join(''),
        ),
        innerOf(element, /panelContent|panel-body/, work),
      ),
    ],
  ],
  [
    /\btoc-macro\b|\btable-of-contents\b|^toc$|\bheaderlink\b|\bhash-link\b|\bpage-metadata\b|\baui-icon\b|\bbreadcrumb/,
    (element, work) => {
      work.leave(
        'page frame',
        `${element.written ?? ''} ${descend(element)
          .map(({ value }) => value ?? '')
          .join(' ')}`,
      )
      return []
    },
  ],
  [
    /\badmonition\b|\balert\b|\bcallout\b|\bmessage\b|\btheme-admonition\b/,
    (element, work) => {
      const kind = classOf(element)
        .split(/[\s_-]+/)
        .find((name) => calloutType(name) && !/^(alert|default|plain)$/.test(name))
      const title = /admonition-title|alert-heading|callout-title|message-header|admonitionHeading/
      return [callout(kind ?? 'note', lineOf(element, title, work), innerOf(element, null, work, title))]
    },
  ],
  [
    /\bhighlight-(?!source)[\w+#-]+/,
    (element, work) => {
      const lang = /\bhighlight-([\w+#-]+)/.exec(classOf(element))?.[1] ?? null
      return blocks(work.inner(element)).map((node) =>
        node.type === 'code' && lang !== 'default' ? { ...node, lang: node.lang ?? lang } : node,
      )
    },
  ],
]

/** What the classes of an element say that it means; null when they say nothing. */
export function byClass(element: Node, work: Work): Node[] | null {
  const names = classOf(element)
  const found = names === '' ? undefined : meanings.find(([pattern]) => pattern.test(names))
  return found ? found[1](element, work) : null
}

function classOf(element: Node): string {
  return element.attributes?.class ?? ''
}

function inside(element: Node, pattern: RegExp): Node | undefined {
  return descend(element).find((node) => node !== element && pattern.test(classOf(node)))
}

function lineOf(element: Node, pattern: RegExp, work: Work): Node[] {
  const found = inside(element, pattern)
  return found ? trimmed(inLine(work.inner(found))) : words('')
}

/** What stands in the part with such a class; without one, all but its title. */
function innerOf(element: Node, pattern: RegExp | null, work: Work, title?: RegExp): Node[] {
  const found = pattern ? inside(element, pattern) : undefined
  if (found) return work.inner(found)
  const without = (node: Node): Node => ({
    ...node,
    children: (node.children ?? [])
      .filter((child) => !title?.test(classOf(child)))
      .map((child) => (child.children ? without(child) : child)),
  })
  return work.inner(without(element))
}
