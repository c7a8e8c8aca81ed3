import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { corpora } from '#kit/corpora.ts'
import { checkContent } from '#site/authoring/check/check.ts'
import { sayProblem } from '#site/authoring/content.ts'
import { importFolder } from '#site/authoring/import/import.ts'
import { add, folderWith } from './folder.ts'
import { goodContent } from './good-content.ts'

const head = '---\ntitle: "*"\nsummary: S.\nowner: platform\nreviewed: 2026-11-01\n---\n'
const article = (body: string) => `${head}${body}\n`

/** A fault, where it stands in its file, and a part of what is said of it. The body begins on line 7. */
const faults: [what: string, file: string, text: string, line: number, said: string][] = [
  ['an unknown directive', 'guides/a01.md', article('\n:::warnin\nText.\n:::'), 8, 'did you mean :::warning?'],
  [
    'a directive of another generator',
    'guides/a02.md',
    article('\n:::details\nText.\n:::'),
    8,
    'a directive that Ladder knows',
  ],
  ['a directive that is never closed', 'guides/a03.md', article('Text.\n\n:::note\nText.'), 9, 'a line of ::: below'],
  [
    'an inner directive that is never closed',
    'guides/a04.md',
    article('::::note\n:::tip\nText.\n::::'),
    8,
    'a line of ::: below',
  ],
  [
    'an outer directive that is never closed',
    'guides/a05.md',
    article('::::note\n:::tip\nText.\n:::'),
    7,
    'a line of ::: below',
  ],
  [
    'a directive in a list that is never closed',
    'guides/a06.md',
    article('- item\n\n  :::note\n  Text.\n\nAfter.'),
    9,
    'a line of ::: below',
  ],
  [
    'a title without brackets',
    'guides/a07.md',
    article(':::note Mind this\nText.\n:::'),
    7,
    'write :::note[Mind this]',
  ],
  ['a closing without an opening', 'guides/a08.md', article('Text.\n\n:::'), 9, 'no directive is open here'],
  ['a closing right below a text', 'guides/a09.md', article('Text.\nMore.\n:::'), 9, 'no directive is open here'],
  ['a tab without tabs', 'guides/a10.md', article(':::tab[One]\nText.\n:::'), 7, ':::tabs around it'],
  ['tabs without a tab', 'guides/a11.md', article(':::tabs\nText.\n:::'), 7, ':::tab[…] inside'],
  ['steps without a numbered list', 'guides/a12.md', article(':::steps\n- One\n:::'), 7, 'a numbered list inside'],
  ['a directive with two colons', 'guides/a13.md', article('::note[Text]'), 7, 'write :::note'],
  ['a misspelt escalate', 'guides/a14.md', article('::escalte[Ask]'), 7, 'did you mean ::escalate?'],
  ['a row with a cell too many', 'guides/a15.md', article('| a | b |\n| - | - |\n| 1 | 2 | 3 |'), 9, '2 cells'],
  [
    'a pipe in code in a row',
    'guides/a16.md',
    article('| a | b |\n| - | - |\n| 1 | 2 |\n| `x | y` | 2 |'),
    10,
    'write \\| for a pipe',
  ],
  [
    'a link of HTML that leads nowhere',
    'guides/a17.md',
    article('<p>See <a href="gone.md">this</a>.</p>'),
    7,
    'a link to a page that exists',
  ],
  [
    'a picture of HTML that is not there',
    'guides/a18.md',
    article('Text <img src="gone.png" alt="x">'),
    7,
    'a picture that exists',
  ],
  [
    'a link of HTML deep in a block',
    'guides/a19.md',
    article('<div>\n<p>Text</p>\n<a href="/nowhere/">x</a>\n</div>'),
    9,
    'a link to a page that exists',
  ],
  [
    'a link by reference that leads nowhere',
    'guides/a20.md',
    article('See [this][r].\n\n[r]: gone.md'),
    9,
    'a link to a page that exists',
  ],
  ['a heading that is not there', 'guides/a21.md', article('## One\n\n[two](#two)'), 9, 'a heading of guides/a21.md'],
  [
    'a heading whose anchor is cut otherwise',
    'guides/a22.md',
    article('## A & B at 22:30\n\n[x](#a--b-at-2230) [y](#a-b-at-2230)'),
    9,
    'did you mean #a--b-at-2230?',
  ],
  ['an id twice', 'guides/a23.md', article('<a id="x"></a>\n\nText.\n\n<a id="x"></a>'), 11, 'an id of its own'],
  ['an id that a heading has', 'guides/a24.md', article('## Part\n\n<a id="part"></a>'), 9, 'an id of its own'],
  [
    'an element that the site does not run',
    'guides/a25.md',
    article('Text.\n\n<iframe src="https://example.com"></iframe>'),
    9,
    'the site runs no HTML of this kind',
  ],
  ['a placeholder that vanishes', 'guides/a26.md', article('Run it in <namespace>.'), 7, 'this is taken for HTML'],
  [
    'a picture without a description',
    'guides/a27.md',
    article('![](data:image/png;base64,AA==)'),
    7,
    'a description between the brackets',
  ],
  [
    'a picture of another site',
    'guides/a28.md',
    article('![x](https://example.com/x.png)'),
    7,
    'a picture beside the article',
  ],
  ['a component never closed', 'guides/a29.mdx', article('Text.\n\n<Callout>\n\nMore.'), 9, 'MDX that compiles'],
  [
    'a component closed by another',
    'guides/a30.mdx',
    article('<Callout>\n<Tab label="x">\n\nText.\n\n</Callout>'),
    8,
    'MDX that compiles',
  ],
  ['an expression that is none', 'guides/a31.mdx', article('Text {a: b}.'), 7, 'MDX that compiles'],
  [
    'a quote that is never closed',
    'guides/a32.md',
    '---\ntitle: "Open\nsummary: S.\n---\nText.\n',
    2,
    'close the quote',
  ],
  [
    'a bracket that is never closed',
    'guides/a33.md',
    '---\ntitle: T\naliases: [a, b\nsummary: S.\n---\nText.\n',
    3,
    'close the quote or bracket',
  ],
  [
    'frontmatter that is never closed',
    'guides/a34.md',
    '---\ntitle: T\nsummary: S.\n\nText.\n',
    4,
    'a line of --- that ends',
  ],
  ['an old ending', 'guides/a35.markdown', article('Text.'), 1, 'a name that ends in .md'],
  ['an ending in capitals', 'guides/a36.MD', article('Text.'), 1, 'a name that ends in .md'],
  ['a text file', 'faqs/a37.txt', 'Text.\n', 1, 'a name that ends in .md'],
  ['a page of HTML', 'faqs/a38.html', '<p>Text.</p>\n', 1, 'a name that ends in .md'],
  ['a name that hides it', 'guides/_a39.md', article('Text.'), 1, 'a name that does not begin with _'],
  ['a folder that hides it', 'guides/_old/a40.md', article('Text.'), 1, 'a name that does not begin with _'],
  ['a space in a name', 'guides/a 41.md', article('Text.'), 1, 'a space breaks its address'],
  ['a number sign in a name', 'guides/a#42.md', article('Text.'), 1, '# breaks its address'],
  ['a folder that is misspelt', 'guide/a43.md', article('Text.'), 1, 'did you mean guides/?'],
  ['a file beside the folders', 'a44.md', article('Text.'), 1, 'a place below runbooks'],
  ['two files of one address', 'guides/a45.mdx', article('Text.'), 1, 'guides/a45.md has it'],
  ['a link to a file by another case', 'guides/a46.md', article('[x](./A21.md)'), 7, 'did you mean'],
]

test(`${faults.length} planted faults are found, each with its file and line`, async () => {
  const dir = await folderWith(goodContent())
  await add(
    dir,
    Object.fromEntries(
      faults.map(([what, file, text]) => [file, text.replace('"*"', JSON.stringify(`About ${what}`))]),
    ),
  )
  await add(dir, { 'guides/a45.md': article('Text.').replace('"*"', 'Twin') })
  const problems = await checkContent(dir, { today: '2026-11-24' })
  for (const [what, file, , line, said] of faults) {
    const here = problems.filter((problem) => problem.file === file)
    expect
      .soft(
        here.map((problem) => `${problem.line}: ${sayProblem(problem)}`),
        what,
      )
      .toContainEqual(expect.stringMatching(at(line, said)))
  }
  const planted = new Set(faults.map(([, file]) => file))
  expect.soft(problems.filter(({ file }) => !planted.has(file)).map(sayProblem)).toEqual([])
  const many = [...Map.groupBy(problems, ({ file }) => file)].filter(
    ([file, found]) => found.length > 1 && !/a45|a22/.test(file),
  )
  expect.soft(many.map(([, found]) => found.map(sayProblem))).toEqual([])
})

function at(line: number, said: string): RegExp {
  return new RegExp(`^${line}: .*${said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
}

const model = (from: string, to: string) => {
  const files = goodContent()
  const text = String(files['model/support-model.yaml'])
  expect(text).toContain(from)
  return { ...files, 'model/support-model.yaml': text.replace(from, to) }
}

test.each([
  [
    'a person twice in a team, by another address',
    '[{ name: Ines Costa, email: ines@example.com }]',
    '[{ name: Ines Costa, email: ines@example.com }, { name: Ines Costa, email: ines.costa@example.com }]',
    10,
    'the same person twice',
  ],
  [
    'one address for two names',
    '[{ name: Ines Costa, email: ines@example.com }]',
    '[{ name: Ines Costa, email: sam@example.com }]',
    10,
    'one name for one address',
  ],
  ['one id for a team and a vendor', 'id: platform-vendor', 'id: platform', 13, 'an id of its own'],
])('a model says: %s', async (_, from, to, line, said) => {
  const dir = await folderWith(model(from, to))
  await add(dir, {
    'automations/order-sync.md': String(goodContent()['automations/order-sync.md']).replace(
      'vendor: platform-vendor\n',
      '',
    ),
  })
  const problems = await checkContent(dir, { today: '2026-11-24' })
  expect(problems.map((problem) => `${problem.line}: ${sayProblem(problem)}`)).toContainEqual(
    expect.stringMatching(at(line, said)),
  )
})

const demo = join(import.meta.dirname, '../../content')

test('the demo has no fault but reviews that are due', async () => {
  const problems = await checkContent(demo, { today: '2026-11-24' })
  expect(problems.filter(({ field }) => field !== 'reviewed').map(sayProblem)).toEqual([])
})

for (const corpus of ['openshift-runbooks', 'prometheus-runbooks']) {
  const dir = join(corpora, corpus, 'pages')
  const there = existsSync(dir)
  test.skipIf(!there)(
    `${corpus} gives no false alarm${there ? '' : ' (skipped: ../shared/corpora is not here)'}`,
    async () => {
      const contentDir = await folderWith({})
      await importFolder({ dir, contentDir, into: 'runbooks', force: false, dryRun: false })
      const problems = await checkContent(contentDir, { today: '2026-11-24' })
      // What their authors left behind: owners, reviews, sections, descriptions, references without their line.
      const earned = /^(owner|reviewed|body\.\w+)$/
      expect(
        problems
          .filter(
            ({ field, expected }) =>
              !earned.test(field ?? '') && !/a description between|see the brackets/.test(expected),
          )
          .map(sayProblem),
      ).toEqual([])
    },
  )
}
