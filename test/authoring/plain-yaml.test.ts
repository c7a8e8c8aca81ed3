import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { readPlainYaml } from '#site/authoring/plain-yaml.ts'
import { splitFrontmatter } from '#site/authoring/yaml-source.ts'

const root = join(import.meta.dirname, '../..')
const parsed = (text: string) => {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true })
  return document.errors.length > 0 ? 'errors' : document.toJS()
}

const piece = fc.constantFrom(
  ...['title', 'summary', 'list', 'true', 'null', 'Null', 'False', 'a', 'é', '日', '~', '-', '- ', '  - ', '    - '],
  ...[
    ':',
    ': ',
    ':  ',
    ' ',
    '\n',
    '\n',
    '\n  ',
    '#',
    ' #',
    '"',
    "'",
    '\\',
    '[',
    ']',
    ', ',
    ',',
    '{',
    '}',
    '&',
    '*',
    '!',
  ],
  ...[
    '2026-10-01',
    '22:30',
    '0x1',
    '1',
    '.inf',
    'y',
    '\t',
    '\r',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\ufeff',
    '---',
    '...',
    '|',
    '>',
    '%',
  ],
)
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('title', 'summary', 'list', 'draft', 'true'), fc.array(piece, { maxLength: 4 }))
    .map(([name, rest]) => `${name}: ${rest.join('')}`),
  fc
    .tuple(fc.constantFrom('  - ', '- ', '    - '), fc.array(piece, { maxLength: 3 }))
    .map(([sign, rest]) => `${sign}${rest.join('')}`),
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.constantFrom(
    'list:',
    'draft: true',
    'symptoms: [ERR_A_1, no such host]',
    "summary: 'It is'",
    'reviewed: 2026-10-01',
  ),
)

test('what is read without the parser is what the parser reads', () => {
  let plain = 0
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const text = lines.join('\n')
      const read = readPlainYaml(text)
      if (read === null) return
      plain++
      expect(read, JSON.stringify(text)).toEqual(parsed(text))
    }),
    { numRuns: 3000 },
  )
  expect(plain).toBeGreaterThan(150)
})

test('the frontmatter of the demo is read the same, most of it without the parser', () => {
  const texts = readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .flatMap((file) => splitFrontmatter(readFileSync(join(root, 'content', file), 'utf8'))?.frontmatter ?? [])
  const plain = texts.filter((text) => readPlainYaml(text) !== null)
  for (const text of plain) expect(readPlainYaml(text)).toEqual(parsed(text))
  expect(plain.length).toBeGreaterThan(texts.length / 2)
})
