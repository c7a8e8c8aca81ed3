import { expect, test } from 'vitest'
import { checkContent } from '#site/authoring/check/check.ts'
import { sayProblem } from '#site/authoring/content.ts'
import { add, folderWith } from './folder.ts'
import { goodContent } from './good-content.ts'

const head = '---\ntitle: A guide\nsummary: S.\nowner: platform\nreviewed: 2026-11-01\n---\n'

async function saidOf(file: string, text: string): Promise<string[]> {
  const dir = await folderWith(goodContent())
  await add(dir, {
    'guides/here.mdx': `${head.replace('A guide', 'Another')}Text.\n`,
    'guides/part.js': 'export const x = 1\n',
  })
  await add(dir, { [file]: text })
  return (await checkContent(dir, { today: '2026-11-24' })).map(
    (problem) => `${problem.severity} ${sayProblem(problem)}`,
  )
}

/** What stands in a body that begins on line 7, the line of the fault, and a part of what is said of it. */
const faults: [what: string, body: string, line: number, said: string][] = [
  ['a reference without its line', 'Text.\n\nSee [this][gone].', 9, 'a line [gone]: with an address below'],
  ['a reference by its own text', 'See [gone][].', 7, 'a line [gone]: with an address below'],
  ['a mark of a note that is not there', 'Text[^1].', 7, 'a note [^1]: below'],
  ['a note to which nothing leads', 'Text.\n\n[^1]: Never seen.', 9, 'a place in the text that leads to it'],
  ['code that is never closed', 'Text.\n\n```sh\necho', 9, 'a line with the same sign below'],
  ['code in a list that is never closed', '- item\n\n  ~~~\n  echo\n\nText.', 9, 'a line with the same sign below'],
  ['an element that is never closed', 'Text.\n\n<details><summary>More</summary>\n\nText.', 9, '</details> below'],
  ['an address that runs code', '[x](javascript:alert(1))', 7, 'an address that readers can follow'],
  ['a file of one machine', '[x](file:///C:/a.txt)', 7, 'an address that readers can follow'],
  ['an address that is none', '[x](http://)', 7, 'an address that can be read'],
  ['a link without a text', 'Text [](#x) here.\n\n## X', 7, 'a text between the brackets'],
  ['a box of MkDocs', 'Text.\n\n!!! warning "Mind"\n    Text.', 9, 'a sign of MkDocs — write :::note'],
  ['a tab of MkDocs', '=== "One"\n\n    Text.', 7, 'a sign of MkDocs — write :::tab'],
  ['a snippet of MkDocs', '--8<-- "a.md"', 7, 'a sign of MkDocs'],
  ['a box of GitHub', 'Text.\n\n> [!NOTE]\n> Text.', 9, 'a sign of GitHub'],
  ['a tag of a template', '{% hint style="info" %}\nText.\n{% endhint %}', 7, 'a sign of a template'],
  ['a short code of Hugo', 'Text.\n{{< notice >}}Text.{{< /notice >}}', 8, 'a sign of Hugo'],
]

test.each(faults)('%s is named with its line', async (_, body, line, said) => {
  const problems = await saidOf('guides/a.md', `${head}${body}\n`)
  expect(problems.filter((one) => one.startsWith(`warning guides/a.md:${line}  body`)).join('\n')).toContain(said)
})

const builds: [what: string, body: string, line: number, said: string][] = [
  ['a component that nobody knows', 'Text.\n\n<Unknown>Text.</Unknown>', 9, 'a component that Ladder knows'],
  ['a misspelt component', '<Calout>Text.</Calout>', 7, 'did you mean <Callout>?'],
  ['a file that is not there', 'import Part from "./gone.mdx"\n\nText.\n\n<Part />', 7, 'a file that is there'],
  [
    'a second import',
    'import Callout from "./here.mdx"\nimport { x } from\n  "../gone.js"\n\n<Callout />',
    8,
    'a file that is there',
  ],
  ['a re-export', 'export { x } from "./gone.ts"\n\nText.', 7, 'a file that is there'],
  ['a package that is not installed', 'import pad from "no-such-package"\n\nText.', 7, 'a package that is installed'],
  ['a name that stands for nothing', 'Text.\n\nHello {nobody}.', 9, 'nothing here is called nobody'],
]

test.each(builds)('%s, which would stop the build, is an error with its line', async (_, body, line, said) => {
  const problems = await saidOf('guides/a.mdx', `${head}${body}\n`)
  expect(problems.filter((one) => one.startsWith(`error guides/a.mdx:${line}  body`)).join('\n')).toContain(said)
})

test.each(['', '\n\n', '<!-- later -->\n'])('an article of nothing but its title is told: %j', async (body) => {
  expect(await saidOf('guides/a.md', `${head}${body}`)).toEqual([
    expect.stringContaining('warning guides/a.md:1  body  missing, expected a text below the frontmatter'),
  ])
})

test('a picture or an import is a text too', async () => {
  expect(await saidOf('guides/a.md', `${head}![A light](data:image/png;base64,AA==)\n`)).toEqual([])
  const body = `import Part from './here.mdx'\nimport { x } from "./part"\n\n<Part />\n\n{x}\n`
  expect(await saidOf('guides/a.mdx', `${head}${body}`)).toEqual([])
})

test('what only looks like a fault is none', async () => {
  const plain =
    'Take a[0][1], `[x][y]`, `{% x %}` and [^a-z].\n\nSee [this][there], [there] and a note[^1] at <http://localhost:PORT>.\n\n<details>\n<summary>More</summary>\n\nText <kbd>x</kbd>.\n\n</details>\n\n- item\n\n  ````md\n  ```\n  !!! note\n  ```\n  ````\n\n[![A light](data:image/png;base64,AA==)](https://example.com)\n\n[there]: https://example.com\n[^1]: Seen.\n'
  expect(await saidOf('guides/a.md', `${head}${plain}`)).toEqual([])
  const mdx =
    "export const name = 'Ann'\n\n<Callout type=\"note\">Hi {name}, {frontmatter.title} {Math.max(1, 2)} {'x'} {/* y */} {[1].map((one) => one)}</Callout>\n"
  expect(await saidOf('guides/a.mdx', `${head}${mdx}`)).toEqual([])
})

test('a language that is none is told in words', async () => {
  const said = await saidOf('guides/a.md', head.replace('owner', 'language: klingon-xx-yyyyyyyyyyyy\nowner'))
  expect(said.join('\n')).toContain('expected a language as BCP 47 has it, such as en, de or pt-BR')
})
