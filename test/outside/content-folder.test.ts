import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeContentFolder } from '#api/outside/content-folder.ts'
import { patchOf } from '#domain/knowledge/patch.ts'
import { must } from '#kit/must.ts'
import { folderWith, textIn } from '../authoring/folder.ts'

const name = 'runbooks/general/late.md'
const author = { name: 'Ana Ruiz', email: 'ana@example.com' }
const message = 'knowledge: draft an article from TKT-AAAAA'

function git(dir: string, ...args: string[]): string {
  const own = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com']
  return execFileSync('git', ['-C', dir, ...own, ...args], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }).trim()
}

/** A repository with a content folder in it, something staged and something not. */
async function repository(): Promise<{ root: string; dir: string }> {
  const root = await folderWith({ 'docs/content/faqs/one.md': 'one\n', 'README.md': 'readme\n' })
  git(root, 'init', '-q', '-b', 'main')
  git(root, 'add', '.')
  git(root, 'commit', '-q', '-m', 'start')
  writeFileSync(join(root, 'README.md'), 'staged\n')
  git(root, 'add', 'README.md')
  writeFileSync(join(root, 'docs/content/faqs/one.md'), 'half written\n')
  return { root, dir: join(root, 'docs/content') }
}

test('a commit lies on its branch; working tree, index and checked-out branch are as they were', async () => {
  const { root, dir } = await repository()
  const folder = makeContentFolder({ dir, mayWrite: false, branch: 'drafts' })
  const before = [git(root, 'status', '--porcelain'), git(root, 'rev-parse', 'HEAD')]
  const first = must(await folder.commit({ name, before: null, text: 'late\n', message, author }))
  const second = must(await folder.commit({ name: 'faqs/two.md', before: null, text: 'two\n', message, author }))
  expect([git(root, 'status', '--porcelain'), git(root, 'rev-parse', 'HEAD')]).toEqual(before)
  expect(git(root, 'rev-parse', 'drafts')).toBe(second.commit)
  expect(git(root, 'rev-parse', 'drafts^')).toBe(first.commit)
  expect(git(root, 'rev-parse', 'drafts~2')).toBe(before[1])
  expect(git(root, 'show', `drafts:docs/content/${name}`)).toBe('late')
  expect(git(root, 'diff', '--name-only', 'main', 'drafts').split('\n')).toEqual([
    'docs/content/faqs/two.md',
    `docs/content/${name}`,
  ])
  expect(git(root, 'log', '-1', '--format=%an <%ae> %s', 'drafts')).toBe(`Ana Ruiz <ana@example.com> ${message}`)
})

test('nothing is committed on a branch that somebody stands on, over what is there, or over another version', async () => {
  const { dir } = await repository()
  const commit = (branch: string, change: { name: string; before: string | null }) =>
    makeContentFolder({ dir, mayWrite: true, branch }).commit({ ...change, text: 'new\n', message, author })
  expect(await commit('main', { name, before: null })).toMatchObject({ error: { code: 'draft.branch-in-use' } })
  expect(await commit('drafts', { name: 'faqs/one.md', before: null })).toMatchObject({
    error: { code: 'draft.exists' },
  })
  expect(await commit('drafts', { name: 'faqs/one.md', before: 'half written\n' })).toMatchObject({
    error: { code: 'draft.changed' },
  })
  expect(await commit('drafts', { name: 'faqs/one.md', before: 'one\n' })).toMatchObject({ ok: true })
  expect(await commit('', { name, before: null })).toMatchObject({ error: { code: 'draft.not-allowed' } })
  rmSync(join(dir, '../../.git'), { recursive: true })
  expect(await commit('drafts', { name, before: null })).toMatchObject({ error: { code: 'draft.no-repository' } })
})

test('the folder is written into where that is allowed: never over another file, never out of it', async () => {
  const dir = await folderWith({ 'faqs/one.md': 'one\n', 'outside.md': 'safe\n' })
  const shut = makeContentFolder({ dir, mayWrite: false, branch: '' })
  expect(await shut.write({ name, before: null, text: 'late\n' })).toMatchObject({
    error: { code: 'draft.not-allowed' },
  })
  const folder = makeContentFolder({ dir, mayWrite: true, branch: '' })
  must(await folder.write({ name, before: null, text: 'late\n' }))
  expect(await textIn(dir, name)).toBe('late\n')
  expect(await folder.write({ name, before: null, text: 'x' })).toMatchObject({ error: { code: 'draft.exists' } })
  expect(await folder.write({ name, before: 'early\n', text: 'x' })).toMatchObject({ error: { code: 'draft.changed' } })
  must(await folder.write({ name, before: 'late\n', text: 'later\n' }))
  expect(await textIn(dir, name)).toBe('later\n')
  const away = await folderWith({})
  mkdirSync(join(dir, 'guides'))
  symlinkSync(away, join(dir, 'guides/away'))
  symlinkSync(join(dir, 'outside.md'), join(dir, 'guides/link.md'))
  for (const [out, before] of [
    ['guides/away/x.md', null],
    ['guides/link.md', 'safe\n'],
  ] as const)
    expect(await folder.write({ name: out, before, text: 'x' })).toMatchObject({ error: { code: 'draft.not-allowed' } })
  expect(readFileSync(join(dir, 'outside.md'), 'utf8')).toBe('safe\n')
})

test('a patch of any change of a file is what git applies', async () => {
  const root = await folderWith({})
  git(root, 'init', '-q')
  const line = fc.constantFrom('a', 'b', 'c', '', '## d', '-- e', '+f')
  const text = fc.tuple(fc.array(line, { maxLength: 12 }), fc.boolean()).map(([lines, isEnded]) => {
    const joined = lines.join('\n')
    return isEnded && joined !== '' ? `${joined}\n` : joined
  })
  await fc.assert(
    fc.asyncProperty(fc.option(text), text, async (before, after) => {
      fc.pre(before !== after && (before !== null || after !== ''))
      const file = join(root, 'content/x.md')
      rmSync(join(root, 'content'), { recursive: true, force: true })
      mkdirSync(join(root, 'content'))
      if (before !== null) writeFileSync(file, before)
      writeFileSync(join(root, 'x.patch'), patchOf('content/x.md', { before, after }))
      git(root, 'apply', 'x.patch')
      expect(readFileSync(file, 'utf8')).toBe(after)
    }),
    { numRuns: 40 },
  )
})
