import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildSite } from '#kit/build-site.ts'
import { nordlicht } from '#kit/nordlicht.ts'
import { workDir } from '#kit/work-dir.ts'
import { writeHome } from '#site/authoring/home/init.ts'
import { noProgram } from '#site/build/kept-program.ts'
import { readMadePages } from '#site/build/made-pages.ts'

const dir = workDir('again')
const content = join(dir, 'content')
const site = (name: string) => join(dir, name, 'site')
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('what is built again after each kind of change is what is built from nothing, and what did not change is not written', {
  timeout: 300_000,
}, async () => {
  await writeHome(dir, { ...nordlicht, team: 'Desk' })
  const about = 'automation: example-sync\n'
  for (const number of [1, 2, 3, 4]) write(`runbooks/near/n${number}.md`, page(`Near ${number}`, about))
  const four = 'related: [guides/far/f2, guides/far/f3, runbooks/near/n1, runbooks/near/n4]\n'
  for (const number of [1, 2, 3]) write(`guides/far/f${number}.md`, page(`Afar ${number}`, four))
  write('guides/own/plan.md', page('Plan', `owner: desk\nconfidence: validated\n`))
  write('guides/own/plan.de.md', page('Vorhaben'))
  write('guides/own/draft.md', page('Draft', 'draft: true\n'))
  write('guides/gone/gone.md', page('Gone', 'related: [guides/own/plan]\n'))
  write('guides/own/made.mdx', `${page('Made')}\n<Callout type="note">Made of parts.</Callout>\n`)
  write('guides/own/leading.md', `${page('Leading')}\nSee [it](old-name.md), [that](draft.md) and [this](later.md).\n`)
  write('guides/own/old-name.md', page('Renamed'))
  write('guides/own/shown.md', `${page('Shown')}\n![A square](square.svg)\n`)
  write('guides/own/square.svg', square(10))
  // Of so many pages as there are after the next step, a second thread makes some where all are made.
  const many = Array.from({ length: 160 }, (_, number) => `runbooks/many/m${number}.md`)
  for (const file of many.slice(0, 100)) write(file, page(`One of many, ${file}`))
  await build('one')
  expect(remade()).toBe('made by the program that was kept')
  const staying = join(site('one'), 'guides/far/f1/index.html')
  const { ino } = statSync(staying)

  write('runbooks/near/n2.md', page('Nearest', about))
  write('runbooks/near/n3.md', page('Near 3', `${about}aliases: [/old/near, next to it]\n`))
  write('guides/own/plan.md', page('Plan', `owner: desk\nconfidence: archived\nreviewed: 2020-01-01\n`))
  write('guides/own/draft.md', page('Draft'))
  write('faqs/new/new.md', page('New', 'related: [runbooks/near/n4]\n'))
  write('guides/own/later.md', page('Later'))
  write('guides/own/new-name.md', page('Renamed', 'aliases: [/guides/own/old-name]\n'))
  write('guides/own/square.svg', square(20))
  for (const file of many.slice(100)) write(file, page(`One of many, ${file}`))
  rmSync(join(content, 'guides/own/old-name.md'))
  rmSync(join(content, 'guides/gone'), { recursive: true })
  await build('one')
  await build('two', { isWhole: true })
  expect(shown(site('one'))).toEqual(shown(site('two')))
  expect(foldersOf(site('one'))).toEqual(foldersOf(site('two')))
  expect(statSync(staying).ino).toBe(ino)

  const others = `${page('Made')}\nExport it, then import it.\n\n<Callout type="tip">Made of others.</Callout>\n`
  write('guides/own/made.mdx', others)
  expect(remade()).toBe('made by Astro')
  await build('one')
  expect(shown(site('one'))['guides/own/made/index.html']).toContain('Made of others.')
  expect(remade()).toBe('made by the program that was kept')
  expect(remade({ EDIT_URL: 'https://forge.example/edit' })).toBe('made by Astro')
  write('guides/own/made.mdx', `${page('Made')}\n![A square](square.svg)\n`)
  expect(remade(), 'what it shows is in another file').toBe('made by Astro')
  write('guides/own/made.mdx', others)

  const before = readMadePages(site('one'))
  write('model/glossary.yaml', 'terms:\n  - { term: sync, meaning: What keeps two systems the same. }\n')
  await build('one')
  const after = readMadePages(site('one'))
  for (const file of Object.keys(after).filter((file) => file.endsWith('.html')))
    expect(after[file], file).not.toBe(before[file])
})

function page(title: string, more = ''): string {
  const reviewed = more.includes('reviewed') ? '' : 'reviewed: 2026-11-01\n'
  return `---\ntitle: ${title}\nsummary: About ${title}.\n${reviewed}${more}---\n\n## Symptoms\n\n${title} says little.\n`
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(content, file)), { recursive: true })
  writeFileSync(join(content, file), text)
}

function square(size: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"></svg>`
}

const settingsOf = (name: string) => ({
  LADDER_FROM: dir,
  CONTENT_DIR: content,
  SITE_DIR: site(name),
  CACHE_DIR: join(dir, name, 'cache'),
})

function build(name: string, how = {}): Promise<void> {
  return buildSite(settingsOf(name), how)
}

/** What a build would use now. */
function remade(more = {}): string {
  const { PATH = '', HOME = '' } = process.env
  const { status } = spawnSync(process.execPath, ['site/build/again.ts', join(dir, 'three')], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { PATH, HOME, NODE_ENV: 'production', ...settingsOf('one'), ...more },
  })
  return status === noProgram
    ? 'made by Astro'
    : status === 0
      ? 'made by the program that was kept'
      : `ended with ${status}`
}

/** Every file of a site, without what depends on the minute in which it was built. */
function foldersOf(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)))
    .sort()
}

function shown(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.(?:pages|made-from)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  const texts = files.map((file): [string, string] => [relative(root, file), readFileSync(file, 'latin1')])
  const timed = new Set(texts.filter(([, text]) => text.includes('data-openings')).map(([file]) => file))
  return Object.fromEntries(
    texts
      .toSorted()
      .map(([file, text]) => [
        file,
        timed.has(file.replace(/\.(?:br|gz)$/, '')) ? (timed.has(file) ? untimed(text) : '') : text,
      ]),
  )
}

function untimed(html: string): string {
  return html.replace(/data-openings="[^"]*"/g, '')
}
