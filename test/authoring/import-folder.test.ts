import { existsSync } from 'node:fs'
import { readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { corpora } from '#kit/corpora.ts'
import { loadContent } from '#site/authoring/content.ts'
import { reportPage } from '#site/authoring/import/report-page.ts'
import { sayImport } from '#site/authoring/import/say.ts'
import { add, folderWith } from './folder.ts'
import { errorsIn, imported, png } from './imported.ts'

test('nothing outside the folder is copied, and a file that only claims to be a picture stays behind', async () => {
  const outside = await folderWith({
    'secret.png': png,
    'docs/a.md': '# A\n\n![x](../secret.png) ![y](fake.png)\n',
    'docs/fake.png': 'no picture',
  })
  const { report, page } = await imported({}, { dir: join(outside, 'docs') })
  expect(report.pictures).toEqual([])
  expect(page('a.md').decide.filter((line) => line.includes('picture'))).toHaveLength(2)
})

test('the same title twice is told apart by folder, and a title the content already has is not taken', async () => {
  const contentDir = await folderWith({
    'runbooks/old.md': '---\ntitle: Overview\nsummary: Old.\n---\nOld.\n',
  })
  const { text, page } = await imported(
    { 'a/x.md': '# Restart\n\nText.\n', 'b/x.md': '# Restart\n\nText.\n', 'o.md': '# Overview\n\nText.\n' },
    { contentDir },
  )
  expect(await text('runbooks/a/x.md')).toContain('title: Restart (a)\n')
  expect(await text('runbooks/b/x.md')).toContain('title: Restart (b)\n')
  expect(await text('runbooks/o.md')).toContain('title: Overview (o)\n')
  expect(page('a/x.md').decide.at(-1)).toBe('title: others are called "Restart" too; this one became "Restart (a)"')
})

test('odd names become safe ones, and names that would collide get a number', async () => {
  const { report } = await imported({
    'A b.md': '# One\n\nText.\n',
    'a-B.md': '# Two\n\nText.\n',
    'a-b.mdx': '# Three\n\nText.\n',
    '日本.md': '# Four\n\nText.\n',
    'über #1?.md': '# Five\n\nText.\n',
    '_index.md': '# Six\n\nText.\n',
    'v1.2/README.md': '# Seven\n\nText.\n',
    'node_modules/x/README.md': '# No\n\nText.\n',
    '.hidden/x.md': '# No\n\nText.\n',
    'notes.txt': 'No',
  })
  expect(
    report.pages.map(({ page, target }) => [page, target?.replace(/about-ladder-.*\.md/, 'about-FOLDER.md')]),
  ).toEqual([
    ['A b.md', 'runbooks/A-b.md'],
    ['_index.md', 'runbooks/about-FOLDER.md'],
    ['a-B.md', 'runbooks/a-B-2.md'],
    ['a-b.mdx', 'runbooks/a-b-3.md'],
    ['v1.2/README.md', 'runbooks/v1-2/about-v1-2.md'],
    ['über #1?.md', 'runbooks/uber-1.md'],
    ['日本.md', 'runbooks/page-65e5-672c.md'],
  ])
})

test('a second run changes nothing; an edited article is kept without --force and replaced with it', async () => {
  const first = await imported({ 'a.md': '# A\n\n![p](p.png)\n', 'b.md': '# A\n\nText.\n', 'p.png': png })
  const { dir, contentDir } = first
  const before = await Promise.all(['a', 'b'].map((name) => first.text(`runbooks/${name}.md`)))
  const second = await imported({}, { dir, contentDir })
  expect(second.report.pages.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  expect(second.report.model).toEqual([])
  expect(await Promise.all(['a', 'b'].map((name) => second.text(`runbooks/${name}.md`)))).toEqual(before)

  await add(contentDir, { 'runbooks/a.md': '---\ntitle: Mine\nsummary: Mine.\n---\nMine.\n' })
  const third = await imported({}, { dir, contentDir })
  expect(third.page('a.md')).toMatchObject({ outcome: 'kept', why: 'was edited here: --force replaces it' })
  expect(await third.text('runbooks/a.md')).toContain('title: Mine')
  const forced = await imported({}, { dir, contentDir, force: true })
  expect(forced.page('a.md').outcome).toBe('replaced')
  expect(await forced.text('runbooks/a.md')).toBe(before[0])
})

test('a picture that is already there under the same name is not overwritten', async () => {
  const contentDir = await folderWith({ 'runbooks/p.png': Buffer.concat([png, Buffer.from('other')]) })
  const { report, text } = await imported({ 'a.md': '# A\n\nX ![p](p.png)\n', 'p.png': png }, { contentDir })
  expect(report.pictures).toEqual([expect.stringMatching(/^runbooks\/p-[0-9a-f]{8}\.png$/)])
  expect(await text('runbooks/a.md')).toContain(`![p](./${report.pictures[0]?.slice('runbooks/'.length)})`)
})

test('--dry-run reports the same and writes nothing', async () => {
  const { contentDir, report } = await imported({ 'a.md': '# A\n\nText.\n' }, { dryRun: true })
  expect(report.pages[0]).toMatchObject({ target: 'runbooks/a.md', outcome: 'new' })
  expect(await readdir(contentDir)).toEqual([])
})

test('a folder without a model gets one that passes the check, with the owner among its teams', async () => {
  const { contentDir, report } = await imported({ 'a.md': '# A\n\nText.\n' }, { owner: 'cluster-team' })
  expect(report.model).toEqual(['model/support-model.yaml', 'model/calendars.yaml'])
  const { content, problems } = await loadContent(contentDir)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(content?.model.teams.map(({ id }) => id)).toEqual(['help-desk', 'platform', 'cluster-team'])
  expect(content?.articles[0]?.owner).toBe('cluster-team')
})

test.each([
  [{ into: 'automations' }, /--into "automations": expected runbooks, faqs or guides/],
  [{ into: '../out' }, /--into "..\/out": expected/],
  [{ dir: '/nowhere-at-all' }, /"\/nowhere-at-all" is no folder that can be read/],
  [{ owner: 'Not An Id' }, /--owner "Not An Id": expected a team id in kebab-case/],
])('what cannot even begin is refused: %j', async (options, message) => {
  await expect(imported({ 'a.md': '# A\n\nText.\n' }, options)).rejects.toThrow(message)
})

test('an owner that the model does not know is refused with the nearest one', async () => {
  const { dir, contentDir } = await imported({ 'a.md': '# A\n\nText.\n' })
  await expect(imported({}, { dir, contentDir, owner: 'help-dsk' })).rejects.toThrow(
    /one of help-desk, platform — did you mean help-desk\?/,
  )
})

test('a folder inside the content folder is refused', async () => {
  const contentDir = await folderWith({ 'in/a.md': '# A\n' })
  await expect(imported({}, { dir: join(contentDir, 'in'), contentDir })).rejects.toThrow(/lie in each other/)
})

test('a symbolic link to a parent is seen once, and what leads out of the folder is not', async () => {
  const dir = await folderWith({ 'docs/a.md': '# A\n\nText.\n', 'other/b.md': '# B\n\nText.\n' })
  await symlink(join(dir, 'docs'), join(dir, 'docs/loop'))
  await symlink(join(dir, 'other'), join(dir, 'docs/out'))
  await symlink('a.md', join(dir, 'docs/same.md'))
  const { report } = await imported({}, { dir: join(dir, 'docs') })
  expect(report.pages.map(({ page }) => page)).toEqual(['a.md', 'same.md'])
})

test('what is to be decided on all pages is said once', async () => {
  const { report } = await imported({
    'a.md': '# A\n\nText.\n',
    'b.md': '# B\n\n[gone](x.md)\n',
    'c.md': '# C\n\n[gone](y.md)\n',
  })
  expect(report.everywhere).toEqual([
    'owner: nobody keeps it right yet',
    'reviewed: nobody has checked it; it is shown as never reviewed',
    'sections: symptoms, impact, diagnosis, resolution, verification, rollback, escalation missing',
  ])
  expect(report.pages.map(({ decide }) => decide.length)).toEqual([0, 1, 1])
  const said = sayImport(report, 'content')
  expect(said).toContain('On all pages: owner: nobody keeps it right yet.')
  expect(said).toContain('  the link to … leads nowhere; its text was kept\n      2 pages: b.md:3, c.md:3')
  expect(reportPage(report)).toContain('<dd>line 3: the link to x.md leads nowhere; its text was kept</dd>')
})

test('a page that changed in the source comes over again, unless somebody edited it here', async () => {
  const first = await imported({ 'a.md': '# A\n\nOld.\n', 'b.md': '# B\n\nOld.\n' })
  const { dir, contentDir } = first
  await add(dir, { 'a.md': '# A\n\nNew.\n', 'b.md': '# B\n\nNew.\n' })
  await add(contentDir, { 'runbooks/b.md': '---\ntitle: Mine\nsummary: Mine.\n---\nMine.\n' })
  const second = await imported({}, { dir, contentDir })
  expect(second.report.pages.map(({ outcome }) => outcome)).toEqual(['replaced', 'kept'])
  expect(await second.text('runbooks/a.md')).toContain('New.')
  expect(await second.text('runbooks/b.md')).toContain('Mine.')
})

test('an old address leads to one article', async () => {
  const { text, page } = await imported({
    'a.md': '---\npermalink: /old/\n---\n# A\n\nText.\n',
    'b.md': '---\nredirect_from: /old\n---\n# B\n\nText.\n',
  })
  expect(await text('runbooks/a.md')).toContain('  - /old/\n')
  expect(await text('runbooks/b.md')).not.toContain('/old')
  expect(page('b.md').decide).toContain('aliases: /old leads to a.md already')
})

test('a description too long for a summary stands in the text, whole', async () => {
  const long = `${'Many words of one sentence, '.repeat(20)}end.`
  const { text } = await imported({ 'a.md': `---\ntitle: A\ndescription: ${long}\n---\nText.\n` })
  expect(await text('runbooks/a.md')).toContain(`\n\n${long}\n\nText.\n`)
})

test('a name of a file with a colon is no address of its own kind', async () => {
  const { text } = await imported({
    'Robot: main.md': 'Robot words.\n',
    'b.md': '# B\n\nSee [[Robot: main]] and [[nobody: here]], `[[ -f x ]]`.\n',
  })
  expect(await text('runbooks/Robot-main.md')).toContain('title: "Robot: main"\n')
  expect(await text('runbooks/b.md')).toContain('See [Robot: main](./Robot-main.md) and nobody: here, `[[ -f x ]]`.')
})

test('rows with more cells than their table keep them', async () => {
  const { text } = await imported({ 'a.md': '# A\n\n| a | b |\n| - | - |\n| `x | y` | z |\n| 1 | 2 | 3 |\n' })
  expect(await text('runbooks/a.md')).toContain('| `x \\| y` | z |\n| 1 | 2 \\| 3 |\n')
})

for (const [corpus, expected] of [
  ['openshift-runbooks', { new: 272 }],
  ['prometheus-runbooks', { new: 108, empty: 9 }],
] as const) {
  const dir = join(corpora, corpus, 'pages')
  const there = existsSync(dir)
  test.skipIf(!there)(
    `${corpus} imports without one error${there ? '' : ' (skipped: ../shared/corpora is not here)'}`,
    async () => {
      const { report, contentDir } = await imported({}, { dir, into: `runbooks/${corpus}` })
      const counts = Object.fromEntries(
        [...Map.groupBy(report.pages, ({ outcome }) => outcome)].map(([name, rows]) => [name, rows.length]),
      )
      expect(counts).toEqual(expected)
      expect(await errorsIn(contentDir)).toEqual([])
      const again = await imported({}, { dir, contentDir, into: `runbooks/${corpus}` })
      expect(again.report.pages.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'empty')).toEqual([])
    },
  )
}
