import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import { workDir } from '#kit/work-dir.ts'
import { loadContent } from '#site/authoring/content.ts'
import { prepare, preparedFile } from '#site/authoring/prepared.ts'

const demo = join(import.meta.dirname, '../../content')
const folder = workDir('prepared')
const contentDir = join(folder, 'content')
let said: string[]
let cacheDir: string
let times = 0
const prepared = () => prepare({ contentDir, cacheDir, language: 'en', say: (text) => said.push(text) })

for (const part of ['model', 'automations', 'runbooks/order-sync', 'runbooks/general', 'faqs/orders'])
  cpSync(join(demo, part), join(contentDir, part), { recursive: true })
// Articles name others that are not copied.
for (const name of readdirSync(contentDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
)) {
  const file = join(contentDir, name)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^related:.*\n(?: +- .*\n)*/m, ''))
}
const supportOnly = join(contentDir, 'faqs/only-support.md')
writeFileSync(
  supportOnly,
  '---\ntitle: The vault key\nsummary: Where it lies.\nowner: support-desk\naudience: support\n---\n\nIn the vault.\n',
)

beforeEach(() => {
  said = []
  cacheDir = join(folder, `cache-${times++}`)
})

test('what was kept is what the files say, and answers as they do', async () => {
  const fresh = await prepared()
  const kept = await prepared()
  expect(said).toEqual([])
  expect(kept.content).toEqual(JSON.parse(JSON.stringify((await loadContent(contentDir)).content)))
  expect(kept.problems).toEqual(fresh.problems)
  const answers = await Promise.all(
    [fresh, kept].map(async ({ content, indexes }) => {
      if (!content) throw new Error('the content has errors')
      const search = makeSearch(content, indexes)
      return Promise.all([
        search('my oders stopped arriving', { limit: 20 }),
        search('the vault key', { limit: 5, audience: 'support' }),
        search('the vault key', { limit: 5 }),
      ])
    }),
  )
  expect(answers[1]).toEqual(answers[0])
  expect(answers[1]?.map(({ results }) => results[0]?.title === 'The vault key')).toEqual([false, true, false])
})

test('a changed word makes it anew, and says so', async () => {
  await prepared()
  writeFileSync(supportOnly, readFileSync(supportOnly, 'utf8').replace('In the vault.', 'In the purple drawer.'))
  const { content } = await prepared()
  expect(content?.articles.find(({ id }) => id === 'faqs/only-support')?.text).toBe('In the purple drawer.')
  expect(said).toEqual([expect.stringMatching(/is made from other content.+made ready anew in [\d.]+ s/)])
  await prepared()
  expect(said).toHaveLength(1)
})

test('what was learned counts as content too', async () => {
  const file = join(contentDir, 'learned.yaml')
  await prepared()
  writeFileSync(file, 'learned:\n  faqs/only-support:\n    - { words: where is the purple key, by: 3 }\n')
  const { content } = await prepared()
  expect(content?.learned).toMatchObject([{ article: 'faqs/only-support', words: 'where is the purple key', by: 3 }])
  rmSync(file)
})

test.for(['cut short', 'one bit turned', 'emptied', 'another file'])(
  'a file that was %s is made anew, and says so',
  async (how) => {
    const whole = await prepared()
    const file = preparedFile({ contentDir, cacheDir })
    const bytes = readFileSync(file)
    const at = Math.floor(bytes.length / 2)
    if (how === 'one bit turned') bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(
      file,
      { 'cut short': bytes.subarray(0, at), 'one bit turned': bytes, 'another file': '{"stamp":7}\n' }[how] ?? '',
    )
    const again = await prepared()
    expect(said).toEqual([expect.stringContaining(`What was kept in ${file} is damaged.`)])
    expect(again.indexes?.everyone.stems).toEqual(whole.indexes?.everyone.stems)
    await prepared()
    expect(said).toHaveLength(1)
  },
)

test('where nothing can be kept, it is said, and the search is ready all the same', async () => {
  writeFileSync(cacheDir, 'a file where the folder should be')
  chmodSync(cacheDir, 0o400)
  const { content, indexes } = await prepared()
  const all = (content?.articles.length ?? 0) + (content?.automations.length ?? 0)
  expect(all).toBeGreaterThan(20)
  expect(indexes?.everyone.pageCount).toBe(all - 1)
  expect(said).toEqual([expect.stringMatching(/could not be kept in .+CACHE_DIR names a folder/)])
})

test('content with errors is refused as before, and nothing is kept of it', async () => {
  const broken = join(contentDir, 'faqs/broken.md')
  writeFileSync(broken, '---\ntitle: [\n---\n')
  expect((await prepared()).problems.some(({ severity }) => severity === 'error')).toBe(true)
  const { content, indexes } = await prepared()
  expect([content, indexes, said]).toEqual([null, null, []])
  writeFileSync(broken, '---\ntitle: Mended\nsummary: Now it is right.\nowner: support-desk\n---\n\nText.\n')
})
