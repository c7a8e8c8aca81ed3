import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rewriteBody } from '#site/authoring/import/body.ts'

/** Signs of all dialects, whole and torn apart; WORD stands for a word that occurs once. */
const pieces = [
  ...[
    '\n',
    '\n\n',
    '\n\n',
    '\n\n',
    ' ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '\t',
    '**',
    '*',
    '_',
    '`',
    '```\n',
    '~~~\n',
    '---\n',
    '\\',
    '<',
    '>',
    '&',
  ],
  ...[
    ':::note\n',
    ':::tip[T WORD]\n',
    ':::',
    '\n:::\n',
    '::::tabs\n',
    '> [!NOTE]\n> WORD\n',
    '==',
    '%%',
    '^WORD',
    '++ctrl+WORD++',
  ],
  ...[
    '!!! note "WORD"\n    WORD\n',
    '??? tip\n    WORD\n\n    WORD\n',
    '=== "WORD"\n\n    WORD\n',
    '/// note | WORD\n',
    '///\n',
    '--8<-- "WORD.md"',
  ],
  ...[
    '{% hint style="info" %}',
    '{% endhint %}',
    '{% tab title="WORD" %}',
    '{% endtab %}',
    '{% raw %}',
    '{% endraw %}',
    '{{ WORD }}',
  ],
  ...[
    '{{< notice >}}',
    '{{< /notice >}}',
    '{: .note }',
    '{ .lead }',
    '\n{:toc}\n',
    '<aside>\n',
    '</aside>\n',
    '[[WORD]]',
  ],
  ...[
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<p>',
    '<td>',
    '<pre>',
    '</pre>',
    '<script>',
    '</script>',
    '<br>',
    '<WORD>',
    '<!-- WORD -->',
  ],
  ...[
    '<details><summary>WORD</summary>',
    '</details>',
    '<Note>',
    '</Note>',
    '<Tab title="WORD">',
    '</Tab>',
    '<img src="x" alt="WORD">',
  ],
  ...[
    '<table><tr><td>WORD</td></tr></table>',
    '| WORD | WORD |\n| - | - |\n| WORD | WORD | WORD |\n',
    '<a href="x">WORD</a>',
  ],
  ...[
    '[WORD](gone.md)',
    '[WORD][ref]',
    '\n[ref]: gone.md\n',
    '![WORD](x.png)',
    '[^1]',
    '\n[^1]: WORD\n',
    '# WORD\n',
    '## WORD {#id}\n',
  ],
  ...['Term WORD\n: WORD\n', 'WORD', 'WORD WORD', 'WORD 22:30 WORD'],
]

test.each([false, true])(
  'however dialects are mixed and torn, no word is lost and no sign of ours is left (MDX: %s)',
  (mdx) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (parts) => {
        let count = 0
        const source = parts.join('').replace(/WORD/g, () => `w${count++}q`)
        const { text, heading, left } = rewriteBody(source, { mdx, firstLine: 1, resolve: () => null })
        const here = `${text} ${heading} ${left.map(({ words }) => words).join(' ')}`
          .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
          .toLowerCase()
        const lost = Array.from({ length: count }, (_, number) => `w${number}q`).filter((word) => !here.includes(word))
        expect(lost, JSON.stringify({ source, text })).toEqual([])
        expect(text).not.toMatch(/[\uE000-\uE003]/)
      }),
      { numRuns: 600, seed: 20261128 },
    )
  },
)

test('what stands behind a reference is no address', () => {
  const { text } = rewriteBody(
    '[r]: x.md\n\nThe {{ word }} stays, <span>{{ other }} too</span>.\n\n<p title="{{ x }}">{{ third }}</p>\n',
    {
      mdx: false,
      firstLine: 1,
      resolve: () => null,
    },
  )
  expect(text).toBe('The word stays, other too.\n\nthird\n')
})
