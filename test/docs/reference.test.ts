import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeProgram } from '#api/cli/program.ts'
import { commandsPage } from '#api/reference/commands.ts'
import { eventsPage } from '#api/reference/events.ts'
import { settingsPage, toolVariables } from '#api/reference/settings.ts'
import { settingList } from '#domain/home/settings-list.ts'
import { eventTypes } from '#domain/ticket/event.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const renew = 'write it anew with: npm run ladder -- reference'

test.each([
  ['settings', settingsPage],
  ['events', eventsPage],
  ['commands', () => commandsPage(makeProgram())],
])('the handbook page of %s is the one made from the code', (name, page) => {
  expect(read(`content/handbook/reference/${name}.md`), renew).toBe(page())
})

test('every setting, event and command stands in the handbook', () => {
  const settings = read('content/handbook/reference/settings.md')
  for (const name of Object.keys(settingList)) expect(settings).toContain(`\`${name}\``)
  const events = read('content/handbook/reference/events.md')
  for (const type of eventTypes) expect(events).toContain(`\`${type}\``)
  const commands = read('content/handbook/reference/commands.md')
  for (const command of makeProgram().commands) expect(commands).toContain(`ladder ${command.name()}`)
})

test('every variable that is read stands in the handbook, and no other', () => {
  const foreign = ['INIT_CWD', 'PATH', 'HOME', 'NODE_ENV', 'NODE_COMPILE_CACHE', 'TZ', 'BENCH_USAGE', 'BENCH_FIGURES']
  const othersOwn = ['PLAYWRIGHT_BROWSERS_PATH']
  const files = ['api', 'site', 'scripts', 'test'].flatMap((dir) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' }).map((file) => join(dir, file)),
  )
  const code = [...files, 'astro.config.mjs', 'vitest.config.ts']
    .filter((file) => /\.(ts|tsx|mjs|astro)$/.test(file))
    .map(read)
    .join('\n')
  const named = [...code.matchAll(/(?:process\.|[^.\w])env\??\.([A-Z][A-Z_]*)|process\.env\[['"]([A-Z_]+)/g)].map(
    ([, a, b]) => a ?? b,
  )
  const taken = [...code.matchAll(/\{([^{}]+)\} = process\.env/g)].flatMap(
    ([, names = '']) => names.match(/\b[A-Z_]+/g) ?? [],
  )
  const known = new Set([...Object.keys(settingList), ...Object.keys(toolVariables)])
  const variables = new Set([...named, ...taken])
  for (const name of [...foreign, ...othersOwn]) variables.delete(name)
  expect([...variables].filter((name) => !known.has(name ?? ''))).toEqual([])
  expect(Object.keys(toolVariables).filter((name) => !variables.has(name))).toEqual([])
})

test('every page that the README and the handbook link to is there', () => {
  const pages = readdirSync(join(root, 'content/handbook'), { recursive: true, encoding: 'utf8' })
  const known = new Set(pages.map((page) => `/handbook/${page.replace(/\.mdx?$/, '').replaceAll('\\', '/')}/`))
  const linked = pages
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => [...read(`content/handbook/${page}`).matchAll(/\]\((\/handbook\/[^)#]+)/g)])
    .map(([, link]) => link ?? '')
  expect(linked.filter((link) => !known.has(link))).toEqual([])
  const files = [...read('README.md').matchAll(/\]\(([^)#:]+)\)/g)].map(([, file]) => file ?? '')
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) expect(() => readFileSync(join(root, file)), file).not.toThrow()
})

test('decision notes are short', () => {
  for (const note of readdirSync(join(root, 'content/handbook/decisions')))
    expect(read(`content/handbook/decisions/${note}`).split('\n').length, note).toBeLessThanOrEqual(42)
})
