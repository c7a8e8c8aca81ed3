import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sourceOf } from '#kit/programs.ts'
import { shared } from '#kit/shared.ts'
import { folderWith, textIn } from './folder.ts'
import { goodContent } from './good-content.ts'

const root = join(import.meta.dirname, '../..')

async function ladder(...args: string[]): Promise<Ended> {
  return run((await shared('programs')).cli, args)
}

type Ended = { code: number; out: string; err: string }

function run(program: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

test('check says what is wrong and exits with 1 on errors, with 2 on warnings when strict', async () => {
  const dir = await folderWith({
    ...goodContent(),
    'guides/a.md': '---\ntitle: A\nsummary: S.\nreviewed: 2026-11-01\n---\nText.\n',
  })
  const [plain, strict, marked] = await Promise.all([
    run(sourceOf('cli'), ['check', '--content', dir]),
    ladder('check', '--content', dir, '--strict', '--json'),
    ladder('check', '--content', dir, '--annotations'),
  ])
  expect(plain.code).toBe(0)
  expect(plain.out).toContain('warning  guides/a.md:1  owner  missing, expected a team')
  expect(strict.code).toBe(2)
  expect(marked.out).toMatch(/^::warning file=[^:,]*guides\/a\.md,line=1,title=owner::missing, expected a team/)
  expect(JSON.parse(strict.out)).toMatchObject({
    errors: 0,
    warnings: 1,
    problems: expect.arrayContaining([
      expect.objectContaining({ file: 'guides/a.md', line: 1, field: 'owner', severity: 'warning' }),
    ]),
  })
})

test('import writes, reports and exits with 1 when a file could not come over', async () => {
  const dir = await folderWith({ 'good.md': '# Good\n\nText.\n', 'bad.md': Buffer.from([35, 0, 1]) })
  const contentDir = await folderWith({})
  const { code, out } = await ladder('import', dir, '--content', contentDir, '--into', 'guides')
  expect(code).toBe(1)
  expect(out).toContain('bad.md: FAILED, it is not text (it holds binary data)\n2 files: 1 imported, 1 FAILED; ')
  expect(out).toContain('  owner: nobody keeps it right yet\n      good.md\n')
  expect(await textIn(contentDir, 'guides/good.md')).toContain('title: Good\n')
})

test('model show explains a route, and a name nobody knows gets the nearest one', async () => {
  const [shown, unknown] = await Promise.all([
    ladder('model', 'show', 'order-sync', '--priority', 'P2', '--at', '2026-11-24T15:30:00+01:00'),
    ladder('model', 'show', 'ordersync'),
  ])
  expect(shown.code).toBe(0)
  expect(shown.out).toContain('P2 incident filed Tue 24 Nov 2026, 15:30 (Europe/Berlin), policy Business-critical')
  expect(shown.out).toMatch(
    /respond breached at level 1: goes to level 2, Automation experts, if it is still there after Tue 24 Nov 2026, 16:00/,
  )
  expect(unknown.code).toBe(1)
  expect(unknown.err).toContain('did you mean order-sync?')
})

test.each([
  [['check', '--strickt'], "error: unknown option '--strickt'\n(Did you mean --strict?)"],
  [['new', 'runbok', 'T'], 'Allowed choices are runbook, faq, guide, resource, automation.'],
  [['model', 'show', '--priority', 'P5'], 'Allowed choices are P1, P2, P3, P4.'],
])('what the command line does not know is an error: %j', async (args, message) => {
  const { code, err } = await ladder(...args)
  expect(code).toBe(1)
  expect(err).toContain(message)
})

test('init refuses a time zone that nobody knows, and settings names no value for what is wrong', async () => {
  const dir = await folderWith({ 'home/ladder.yaml': 'name: [a]\ndirection: up\n' })
  const to = join(dir, 'new')
  const [init, settings] = await Promise.all([
    ladder(
      'init',
      to,
      '--name',
      'Help',
      '--levels',
      '2',
      '--team',
      'Desk',
      '--email',
      'a@b.example',
      '--time-zone',
      'Mars/X',
    ),
    ladder('settings', '--home', join(dir, 'home')),
  ])
  expect(init.code).toBe(1)
  expect(init.err).toContain('--time-zone "Mars/X": expected an IANA time zone')
  await expect(textIn(to, 'ladder.yaml')).rejects.toThrow('ENOENT')
  expect(settings.code).toBe(1)
  expect(settings.out).toMatch(/^name +\(wrong\)/m)
  expect(settings.out).toMatch(/^direction +\(wrong\)/m)
  expect(settings.out).not.toContain('undefined')
})
