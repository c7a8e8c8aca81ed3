import { expect, test } from 'vitest'
import { common } from '#site/authoring/import/dialects/common.ts'
import { jekyll } from '#site/authoring/import/dialects/jekyll.ts'

const here = { isAddress: false, include: () => null, variable: () => undefined } as never
const long = 40_000

test.each([
  ['a list of attributes without an end', `{:${'a'.repeat(long)}`],
  ['a list of attributes with values', `{:${'a="" '.repeat(long / 6)}`],
  ['a tag without an end', `{% include ${'"" '.repeat(long / 3)}`],
  ['an expression without an end', `{{ ${'"" '.repeat(long / 3)}`],
  ['an expression of quotes that do not close', `{{ ${'\'" '.repeat(500)}`],
])('%s is read in one pass, however long it is', (_, source) => {
  for (const { read } of [...(common.readers ?? []), ...(jekyll.readers ?? [])])
    expect(read(source, 0, here)).toBeNull()
})
