import type { Problem } from '#domain/knowledge/content.ts'
import type { Outline } from '../markdown-outline.ts'
import { warn } from './warn.ts'

const elements = new Set(
  (
    'a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 ' +
    'h5 h6 hr i img ins kbd li mark ol p picture pre q s samp small source span strong sub summary sup table tbody td ' +
    'tfoot th thead tr u ul var wbr'
  ).split(' '),
)
const running = new Set('script style iframe object embed form input button link meta base'.split(' '))

/** Tags that readers never see as meant: placeholders that vanish, elements that the site's policy blocks. */
export function markupProblems({ file, outline }: { file: string; outline: Outline }): Problem[] {
  const tags = outline.tags.flatMap(({ name, written, line }) => {
    if (running.has(name))
      return [
        warn(file, line, {
          field: 'body',
          came: written,
          expected: 'text and pictures: the site runs no HTML of this kind',
          hint: 'remove it',
        }),
      ]
    if (elements.has(name)) return []
    return [
      warn(file, line, {
        field: 'body',
        came: written,
        expected: 'text that readers can see: this is taken for HTML and vanishes',
        hint: `write \`${written}\` as code, or &lt; for <`,
      }),
    ]
  })
  const pictures = outline.images
    .filter(({ alt }) => alt.trim() === '')
    .map(({ url, line }) =>
      warn(file, line, {
        field: 'body',
        came: url,
        expected: 'a description between the brackets of ![…]: not everybody sees pictures',
        hint: null,
      }),
    )
  const issues = outline.issues.map(
    ({ line, severity, ...issue }): Problem => ({
      ...warn(file, line, { field: 'body', ...issue }),
      ...(severity ? { severity } : {}),
    }),
  )
  return [...tags, ...pictures, ...issues]
}
