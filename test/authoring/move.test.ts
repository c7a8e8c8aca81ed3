import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkContent } from '#site/authoring/check/check.ts'
import { moveArticle } from '#site/authoring/move.ts'
import { add, folderWith, textIn } from './folder.ts'
import { goodContent } from './good-content.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const head = (title: string, more = '') =>
  `---\n# kept\ntitle: ${title}\nsummary: S.\nowner: platform\nreviewed: 2026-11-01\n${more}---\n\n`

async function content() {
  const dir = await folderWith(goodContent())
  await add(dir, {
    'guides/a.md': `${head('A', 'aliases: [old words]\n')}## Part\n\n[b](sub/b.md#x "T"), ![p](img/p%201.png), [self](a.md#part), [here](#part), <a href="sub/b.md">b</a>\n\n[r]: <./sub/b.md>\n`,
    'guides/img/p 1.png': png,
    'guides/sub/b.md': `${head('B', 'related: [guides/a]\n')}## x\n\n[a](../a.md), [again](/guides/a/#part), [ref][r], <a href="../a.md#part">html</a>, \`[a](../a.md)\`\n\n[r]: ../a.md 'T'\n`,
    'guides/c.mdx': `${head('C')}<Callout>[a](./a.md)</Callout>\n`,
  })
  return dir
}

test('a moved article keeps its old address, and every link still arrives', async () => {
  const dir = await content()
  const moved = await moveArticle(dir, { from: 'guides/a.md', to: 'faqs/new/aa.md' })
  expect(moved).toEqual({
    from: 'guides/a.md',
    to: 'faqs/new/aa.md',
    old: '/guides/a/',
    rewritten: ['guides/c.mdx', 'guides/sub/b.md'],
  })
  expect(existsSync(join(dir, 'guides/a.md'))).toBe(false)
  const text = await textIn(dir, 'faqs/new/aa.md')
  expect(text).toContain('# kept\ntitle: A\n')
  expect(text).toMatch(/aliases: \[ ?old words, \/guides\/a\/ ?\]/)
  expect(text).toContain(
    '[b](../../guides/sub/b.md#x "T"), ![p](../../guides/img/p%201.png), [self](aa.md#part), [here](#part), <a href="../../guides/sub/b.md">b</a>',
  )
  expect(text).toContain('[r]: <../../guides/sub/b.md>')
  const other = await textIn(dir, 'guides/sub/b.md')
  expect(other).toMatch(/related: \[ ?faqs\/new\/aa ?\]/)
  expect(other).toContain(
    '[a](../../faqs/new/aa.md), [again](/faqs/new/aa/#part), [ref][r], <a href="../../faqs/new/aa.md#part">html</a>, `[a](../a.md)`\n\n[r]: ../../faqs/new/aa.md \'T\'',
  )
  expect(await textIn(dir, 'guides/c.mdx')).toContain('<Callout>[a](../faqs/new/aa.md)</Callout>')
  const problems = await checkContent(dir, { today: '2026-11-24' })
  expect(problems.filter(({ expected }) => /link|heading|picture/.test(expected))).toEqual([])
})

test('a folder is enough as the new place, and moving back leaves one address of each', async () => {
  const dir = await content()
  expect((await moveArticle(dir, { from: 'guides/a.md', to: 'guides/sub' })).to).toBe('guides/sub/a.md')
  await moveArticle(dir, { from: 'guides/sub/a.md', to: 'guides/d.md' })
  expect(await textIn(dir, 'guides/d.md')).toMatch(/aliases: \[ ?old words, \/guides\/a\/, \/guides\/sub\/a\/ ?\]/)
})

test.each([
  [{ from: 'guides/nobody.md', to: 'guides/x.md' }, /"guides\/nobody.md" is not in the content folder/],
  [{ from: 'guides/a.md', to: 'guides/c.md' }, /"guides\/c.md" is there already/],
  [{ from: 'guides/a.md', to: 'automations/x.md' }, /expected a file or a folder below runbooks, faqs or guides/],
  [{ from: 'guides/a.md', to: '../x.md' }, /expected a file or a folder below/],
  [{ from: 'guides/a.md', to: 'guides/x y.md' }, /of letters, digits, - and _/],
  [{ from: 'guides/a.md', to: 'guides/x.mdx' }, /expected the ending .md/],
  [{ from: 'automations/order-sync.md', to: 'guides/x.md' }, /expected an article below runbooks, faqs or guides/],
])('what cannot be moved is refused: %j', async (move, message) => {
  const dir = await content()
  await expect(moveArticle(dir, move)).rejects.toThrow(message)
  expect(existsSync(join(dir, 'guides/a.md'))).toBe(true)
})

test('what says it in another language goes along', async () => {
  const dir = await content()
  await add(dir, {
    'guides/a.de.md': `${head('A auf Deutsch')}## Teil\n\n[b](sub/b.md#x), [a](a.md#part)\n`,
    'guides/sub/d.md': `${head('D')}[a](../a.de.md#teil)\n`,
  })
  const moved = await moveArticle(dir, { from: 'guides/a.md', to: 'faqs/new/aa.md' })
  expect(moved.rewritten).toContain('faqs/new/aa.de.md')
  expect(moved.rewritten).not.toContain('guides/a.de.md')
  expect(existsSync(join(dir, 'guides/a.de.md'))).toBe(false)
  const text = await textIn(dir, 'faqs/new/aa.de.md')
  expect(text).toContain('[b](../../guides/sub/b.md#x), [a](./aa.md#part)')
  expect(text).toMatch(/aliases:\s*(?:- |\[ ?)\/de\/guides\/a\//)
  expect(await textIn(dir, 'guides/sub/d.md')).toContain('[a](../../faqs/new/aa.de.md#teil)')
  const problems = await checkContent(dir, { today: '2026-11-24' })
  expect(problems.filter(({ expected }) => /link|heading|language/.test(expected))).toEqual([])
})
