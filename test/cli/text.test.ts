import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { hearTry } from '#api/actions/sign-in.ts'
import { openStore } from '#api/store/open.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { must } from '#kit/must.ts'
import { secret } from '#kit/seal.ts'
import { kim, worldOn } from '#kit/world.ts'

function home() {
  const dir = mkdtempSync(join(tmpdir(), 'ladder-cli-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const url = `sqlite:${join(dir, 'ladder.db')}`
  const env = { DATA_DIR: dir, DATABASE_URL: url, AUTH_SECRET: secret, DEMO: '0' }
  return { dir, url, ladder: (...args: string[]) => ladderIn(env, args) }
}

async function migrated(url: string) {
  const store = openStore(url)
  await store.migrate(() => Temporal.Now.instant())
  return store
}

test('names on the command line are text as anywhere', async () => {
  const { url, ladder } = home()
  await (await migrated(url)).close()
  expect((await ladder('key', 'add', ' Mu\u0308ller\u0007 bot ')).code).toBe(0)
  expect((await ladder('key', 'list')).out).toMatch(/^Müller bot\tmade /m)
  expect((await ladder('key', 'revoke', 'M\u00fcller bot')).out).toContain(
    'The key "Müller bot" opens nothing any more.',
  )
  const unnamed = await ladder('key', 'add', ' \u200b ')
  expect([unnamed.code, unnamed.err]).toEqual([1, expect.stringContaining('at least 1 character')])
  const added = await ladder('user', 'add', ' Noë@MÜLLER.example', '--name', 'Noe\u0308\u0000')
  expect(added.out).toContain('Noë <noë@xn--mller-kva.example> may sign in')
  const refused = await ladder('user', 'add', 'noë@müller')
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('is no e-mail address')])
})

test('a new password ends the waits to sign in of who has it', async () => {
  const { url, ladder } = home()
  const store = await migrated(url)
  const world = await worldOn(store)
  expect((await ladder('user', 'add', 'ana@example.com')).code).toBe(0)
  const wait = async (email: string) => {
    for (let tries = 0; tries < 5; tries++) await hearTry(world, { email, client: '192.0.2.1', device: 'known' })
    return hearTry(world, { email, client: '192.0.2.1', device: 'known' })
  }
  expect([await wait('ana@example.com'), await wait('noor@example.com')]).toEqual([15, 15])
  expect((await ladder('user', 'reset', 'Ana@example.com')).out).toContain('no try to sign in has to wait')
  const tried = (email: string) => hearTry(world, { email, client: '192.0.2.1', device: 'known' })
  expect([await tried('ana@example.com'), await tried('noor@example.com')]).toEqual([0, 15])
  await store.close()
})

test('an import that is not UTF-8, or holds what no database keeps, is refused with its line, and nothing is imported', async () => {
  const from = home()
  const store = await migrated(from.url)
  const world = await worldOn(store)
  must(await openTicket(world, { title: 'Größe fehlt', description: 'x', requester: kim, details: {} }))
  await store.close()
  const file = join(from.dir, 'tickets.jsonl')
  await writeFile(file, (await from.ladder('export')).out)
  const good = await readFile(file)
  const into = home()
  await (await migrated(into.url)).close()
  const tried = async (bytes: Buffer) => {
    await writeFile(file, bytes)
    return into.ladder('import-tickets', file)
  }
  const line = good.lastIndexOf(10, good.length - 2) + 1
  const wrong = Buffer.from(good)
  const at = wrong.indexOf('ö')
  wrong[at + 1] = 0x20
  expect((await tried(wrong)).err).toContain(
    `tickets.jsonl, line 3: byte ${at - line + 2} is not UTF-8. Nothing was imported`,
  )
  const half = Buffer.from(good.toString().replace('Größe fehlt', String.raw`Gr\ud83d fehlt`))
  expect((await tried(half)).err).toContain(
    String.raw`line 3: its text "Gr\ud83d fehlt" cannot be stored. Nothing was imported`,
  )
  const nul = Buffer.from(good.toString().replace('Größe fehlt', String.raw`Gr\u0000 fehlt`))
  expect((await tried(nul)).err).toContain('cannot be stored. Nothing was imported')
  expect((await tried(good)).out).toContain('1 tickets imported')
})
