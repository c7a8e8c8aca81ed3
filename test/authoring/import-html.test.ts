import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { markdownToHtml } from 'satteri'
import { expect, test } from 'vitest'
import { rewriteBody } from '#site/authoring/import/body.ts'
import { htmlTokens } from '#site/authoring/import/html-tokens.ts'
import { textElements } from '#site/markdown/allowed-elements.ts'

const made = new Set(['pre', 'code', 'img', 'input', 'section'])
const harmless =
  /^(alt|colspan|headers|href|id|name|open|rowspan|scope|start|title|value|datetime|src|class|align|checked|disabled|type|data-[\w-]+|aria-[\w-]+|dir|lang)$/

function rewritten(source: string, resolve = (url: string): { url: string } | null => ({ url })): string {
  return rewriteBody(source, { mdx: false, resolve, firstLine: 1 }).text
}

/** What a browser would make of a body, as lines for what must not be there. */
function harmIn(body: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!textElements.has(name) && !made.has(name)) found.push(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!harmless.test(attribute) && !(attribute === 'style' && /^t[dh]$/.test(name)))
          found.push(`${name} ${attribute}`)
        if (/^\s*(javascript|vbscript|data:text)/i.test(value) && /^(href|src)$/.test(attribute))
          found.push(`${attribute}=${value}`)
      }
    },
    oncomment: (text) => void found.push(`<!--${text}-->`),
  })
  parser.end(markdownToHtml(body, { features: { directive: true, gfm: true, frontmatter: false } }).html)
  return found
}

const pieces = [
  ...['<', '<<', '>', '/', '!', '--', '=', '"', "'", '`', '\\', '*', '_', '[', '](', ')', '\n', '\n\n', ' ', '    '],
  ...[
    'scr',
    'script',
    'ipt',
    'svg',
    'img',
    'iframe',
    'b',
    'a',
    'details',
    'font',
    'your name',
    'text',
    '# ',
    '> ',
    '- ',
  ],
  ...['<script>', '</script>', '<b>', '</b>', '<font>', '<center>', '</center>', '<!-- ', ' -->', '<style>', '<pre>'],
  ...[
    ' onclick="steal()"',
    ' href="javascript:steal()"',
    ' src=x onerror=steal()',
    ' title="<script>"',
    '<?',
    '<![CDATA[',
  ],
  ...['[gone](gone.md)', '![](gone.png)', '<https://example.com>', '&lt;', '&#60;', '```\n', '| a | b |\n| - | - |\n'],
]

test('nothing that runs is left, however it was cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), fc.boolean(), (parts, isThere) => {
      const source = parts.join('')
      const body = rewritten(source, isThere ? undefined : () => null)
      expect(harmIn(body), JSON.stringify({ source, body })).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('pieces of HTML follow each other without a gap', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      const html = parts.join('')
      expect(
        htmlTokens(html)
          .map(({ source }) => source)
          .join(''),
      ).toBe(html)
    }),
    { numRuns: 2000 },
  )
})
