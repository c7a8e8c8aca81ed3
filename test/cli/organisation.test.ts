import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { makeWorld, type World } from '#api/actions/world.ts'
import { openStore } from '#api/store/open.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { startLadder } from '#kit/ladder-process.ts'
import { seal, secret } from '#kit/seal.ts'
import { kim } from '#kit/world.ts'
import { loadContent } from '#site/authoring/content.ts'

const root = join(import.meta.dirname, '../..')
const model = 'model/support-model.yaml'
const ana = { kind: 'support', name: 'Ana Ruiz', email: 'ana@example.com', teams: [] } satisfies Actor

/** A report that is mailed. */
const mailed = (to: string) => `reports:\n  - { to: [${to}], every: week, team: support-desk }\n`

/** A home of its own with the demo's content and a database, and the command line over both. */
async function home() {
  const dir = mkdtempSync(join(tmpdir(), 'ladder-home-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const content = join(dir, 'content')
  for (const part of ['model', 'automations', 'runbooks', 'faqs', 'guides', 'resources'])
    cpSync(join(root, 'content', part), join(content, part), { recursive: true })
  const env = {
    CONTENT_DIR: content,
    DATA_DIR: dir,
    DATABASE_URL: `sqlite:${join(dir, 'ladder.db')}`,
    AUTH_SECRET: secret,
    DEMO: '0',
  }
  return {
    env,
    edit: async (file: string, change: (text: string) => string) => {
      const text = await readFile(join(content, file), 'utf8')
      expect(change(text)).not.toBe(text)
      await writeFile(join(content, file), change(text))
    },
    text: (file: string) => readFile(join(content, file), 'utf8'),
    /** Does something in the world as it is. */
    within: async <T>(work: (world: World) => Promise<T>): Promise<T> => {
      const store = openStore(env.DATABASE_URL)
      await store.migrate(() => Temporal.Now.instant())
      const loaded = (await loadContent(content)).content
      if (!loaded) throw new Error('the content is not sound')
      const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
      try {
        return await work(await makeWorld({ store, ...loaded, now: () => Temporal.Now.instant(), random, seal }))
      } finally {
        await store.close()
      }
    },
    ladder: (...args: string[]) => ladderIn(env, args),
  }
}

async function assignedToAna(world: World): Promise<string> {
  const opened = await openTicket(world, { title: 'It stopped', description: 'At nine.', requester: kim, details: {} })
  if (!opened.ok) throw new Error(opened.error.code)
  const { ref } = opened.value
  const done = await act(world, { ref }, { type: 'assign', to: ana.email }, { by: ana })
  expect(done.ok).toBe(true)
  return ref
}

test('who leaves: shown with the tickets it touches, done with --yes, comments kept', async () => {
  const { ladder, within, text, edit } = await home()
  const ref = await within(assignedToAna)
  await edit(
    model,
    (now) => `${now}${mailed('ana@example.com, lead@example.com')}  - { to: [ana@example.com], every: month }\n`,
  )
  const before = await text(model)
  const shown = await ladder('person', 'leave', 'ANA@example.com')
  expect(shown.out).toMatch(/^model\/support-model\.yaml:\d+\n- +- \{ name: Ana Ruiz, email: ana@example.com \}\n/)
  expect(shown.out).toContain(`${ref}: The system unassigned it`)
  expect(shown.out).toContain('1 open ticket is touched.\nNothing is changed yet: add --yes to do it.\n')
  expect(await text(model)).toBe(before)
  expect((await ladder('person', 'leave', ana.email, '--yes')).out).toContain('Ana Ruiz has left.')
  expect(await text(model)).toBe(
    before
      .replace(/^.*ana@example.com.*\n/m, '')
      .replace('ana@example.com, lead@', 'lead@')
      .replace('  - { to: [ana@example.com], every: month }\n', ''),
  )
  const checked = await ladder('check', '--database')
  expect(checked.out).toContain(`${ref}: The system unassigned it`)
  expect(checked.out).toContain('1 open ticket names what is no longer there.')
  const json = await ladder('check', '--database', '--json')
  expect(JSON.parse(json.out)).toMatchObject({ errors: 0, stranded: [{ ref, moves: true }] })
  const verified = await ladder('verify')
  expect([verified.code, verified.out]).toEqual([1, expect.stringContaining(`${ref}: The system unassigned it`)])
  const dry = await ladder('tick', '--dry-run')
  expect(dry.out).toContain(`${ref}\t`)
  expect(dry.out).toContain('\tticket.unassigned\n')
  expect(dry.out).toContain('1 event would be written.')
  expect((await ladder('tick')).out).toContain('1 event.')
  expect((await ladder('verify')).code).toBe(0)
})

test('the last of a team cannot leave: the check says why, and nothing is written', async () => {
  const { ladder, text } = await home()
  const before = await text(model)
  const refused = await ladder('person', 'leave', 'lena@example.com', '--yes')
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('a team with members')
  expect(await text(model)).toBe(before)
  expect((await ladder('person', 'leave', 'nobody@example.com')).err).toContain('nobody@example.com is in no team')
})

test('a team that is renamed: model, automations and articles follow, and its tickets stay with it', async () => {
  const { ladder, within, text, edit } = await home()
  const ref = await within(assignedToAna)
  await edit(model, (now) => `${now}${mailed('lead@example.com')}`)
  const shown = await ladder('team', 'rename', 'support-desk', 'front-desk')
  expect(shown.out).toContain('+   - id: front-desk\n+     was: [support-desk]\n')
  expect(shown.out).toContain(`${ref}\n1 open ticket stays with it.\n`)
  expect((await ladder('team', 'rename', 'support-desk', 'front-desk', '--yes')).out).toContain(
    'support-desk is front-desk now.',
  )
  const after = await text(model)
  expect(after).toContain('# The desk gets everything first; half an hour to acknowledge it, half a day to keep it.')
  expect(after).toContain('team: front-desk, accept: PT30M')
  expect(after).toContain('every: week, team: front-desk }')
  expect(await text('faqs/support/reopen.md')).toContain('owner: front-desk')
  expect((await ladder('check', '--database')).out).toContain('0 open tickets name')
  expect((await ladder('team', 'rename', 'front-desk', 'helpers', '--yes')).code).toBe(0)
  expect(await text(model)).toContain('was: [support-desk, front-desk]')
  expect((await ladder('team', 'rename', 'front-desk', 'x')).err).toContain('there is no team front-desk')
  expect((await ladder('team', 'rename', 'helpers', 'Front Desk')).err).toContain('expected one in kebab-case')
})

test('the start names what it moves before it moves it', async () => {
  const { within, edit, env } = await home()
  const ref = await within(assignedToAna)
  await edit(model, (text) => text.replaceAll(/support-desk/g, 'front-desk'))
  for (const faq of [
    'follow-my-request',
    'how-fast',
    'nights-and-weekends',
    'reopen',
    'what-to-write',
    'who-sets-priority',
    'why-a-new-person',
  ])
    await edit(`faqs/support/${faq}.md`, (text) => text.replace('owner: support-desk', 'owner: front-desk'))
  const ladder = await startLadder(env)
  try {
    expect(ladder.printed()).toContain(
      `${ref}: The system moved it to Support desk: the team support-desk is no longer there`,
    )
  } finally {
    await ladder.end()
  }
  const again = await startLadder(env)
  try {
    expect(again.printed()).not.toContain(ref)
  } finally {
    await again.end()
  }
})

test('an automation under another id is claimed by one alone, and by none that is there', async () => {
  const { edit, ladder } = await home()
  await edit('automations/order-sync.md', (text) =>
    text.replace('\nowner:', '\nwas: [old-sync, invoice-approval]\nowner:'),
  )
  await edit('automations/invoice-approval.md', (text) => text.replace('\nowner:', '\nwas: [old-sync]\nowner:'))
  const checked = await ladder('check')
  expect(checked.code).toBe(1)
  expect(checked.out).toMatch(/automations\/order-sync\.md:4 {2}was\.1 .*"invoice-approval" is both living and former/)
  expect(checked.out).toMatch(/automations\/order-sync\.md:4 {2}was\.0 .*an id that nobody else claims/)
})
