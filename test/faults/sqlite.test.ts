import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { makeAuth } from '#api/outside/auth.ts'
import { openStore } from '#api/store/open.ts'
import { startLadder } from '#kit/ladder-process.ts'
import { secret, verified } from '#kit/seal.ts'
import { worldOn } from '#kit/world.ts'

const person = { name: 'Ana Ruiz', email: 'ana@example.com', password: 'correct-horse-battery' }
const report = {
  title: 'Orders do not arrive',
  description: 'Nothing since nine.',
  requester: { name: 'Kim Sato', email: 'kim@example.com' },
}

test('a database that another process holds stops writers only: each waits its turn or is told when to come back', async () => {
  const file = join(newFolder(), 'ladder.db')
  const ladder = await startLadder({ DATABASE_URL: `sqlite:${file}` })
  const store = openStore(`sqlite:${file}`)
  await (await makeAuth({ database: store, secret, publicUrl: ladder.url, oidc: null })).add(person)
  await store.close()
  const { email, password } = person
  const signIn = () => ladder.ask('/api/auth/sign-in/email', { json: { email, password } })
  const open = () => ladder.ask('/api/tickets', { json: report })
  const cookie = (await signIn()).headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const other = new SQLite(file)
  onTestFinished(() => void other.close())

  other.exec('begin immediate')
  const short = Promise.all([signIn(), open(), open()])
  await setTimeout(1_500)
  other.exec('rollback')
  expect((await short).map(({ status }) => status)).toEqual([200, 201, 201])

  other.exec('begin immediate')
  let isHeld = true
  const long = Promise.all([signIn(), open(), open()]).finally(() => {
    isHeld = false
  })
  const paths = ['/api/health', '/api/ready', '/api/known-problems', '/api/desk/session', '/api/desk/tickets']
  const times: number[] = []
  while (isHeld) {
    for (const path of paths) {
      const began = performance.now()
      const { status } = await ladder.ask(path, { headers: { cookie } })
      times.push(performance.now() - began)
      expect([path, status]).toEqual([path, 200])
    }
  }
  const refused = await long
  other.exec('rollback')
  expect(refused.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(Array(3).fill([503, '2']))
  times.sort((a, b) => a - b)
  expect(times.length).toBeGreaterThan(20)
  expect(times[Math.floor(times.length * 0.9)]).toBeLessThan(100)
  expect(times.at(-1)).toBeLessThan(1_000)
  expect((await open()).status).toBe(201)
  await ladder.stop()
})

test('a full disk is called so, in log and readiness, and everything goes on when there is room', async (context) => {
  const folder = newFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder])
  if (mounted.status !== 0) context.skip('needs a small file system, and may not mount one')
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  const file = join(folder, 'ladder.db')
  const ladder = await startLadder({ DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'warn' })
  const open = () => ladder.ask('/api/tickets', { json: report })
  const filler = join(folder, 'filler')
  let opened = 0
  const fill = async () => {
    for (let answer = await open(); ; answer = await open()) {
      if (answer.status !== 201) return answer
      opened++
    }
  }
  expect((await open()).status).toBe(201)
  opened++
  fillDisk(filler)
  const refused = await fill()
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'request.disk-full' }])
  const ready = await ladder.ask('/api/ready')
  expect([ready.status, await ready.json()]).toMatchObject([503, { code: 'request.disk-full' }])
  expect((await ladder.ask('/api/known-problems')).status).toBe(200)
  expect(ladder.printed()).toContain('the disk is full')
  rmSync(filler)
  await expect.poll(async () => (await ladder.ask('/api/ready')).status).toBe(200)
  expect((await open()).status).toBe(201)
  opened++
  await ladder.stop()
  const store = openStore(`sqlite:${file}`)
  expect(await verified(store)).toMatchObject({ tickets: opened, problems: [] })
  await store.close()
})

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['pages of zeros', (bytes) => bytes.fill(0, 5 * 4096, 60 * 4096)],
  ['a page of noise', (bytes) => bytes.fill('noise', 3 * 4096, 4 * 4096)],
  ['another file under its name', () => Buffer.from('this is no database, whatever its name says '.repeat(200))],
  ['half of it gone', (bytes) => bytes.subarray(0, bytes.length / 2)],
])('a damaged file (%s) is found at start and by verify, and told in a sentence with what to do', async (_, damage) => {
  const folder = newFolder()
  const file = join(folder, 'ladder.db')
  const store = openStore(`sqlite:${file}`)
  await store.migrate(() => Temporal.Now.instant())
  const world = await worldOn(store)
  for (let index = 0; index < 30; index++) await openTicket(world, { ...report, details: {} })
  await store.close()
  writeFileSync(file, damage(readFileSync(file)))
  const env = { DATABASE_URL: `sqlite:${file}` }
  const said = await startLadder(env).then(
    () => 'it started',
    (error: Error) => error.message,
  )
  for (const text of [said, verifyByHand(env)]) {
    expect(text).toContain('The database is damaged')
    expect(text).toContain('ladder -- restore FILE')
    expect(text).not.toMatch(/\n\s+at |it started/)
  }
})

/** What `ladder verify` prints when it finds something. */
function verifyByHand(env: Record<string, string>): string {
  const done = spawnSync(process.execPath, ['--no-warnings', 'api/cli/main.ts', 'verify'], {
    env: { ...process.env, AUTH_SECRET: secret, ...env },
    encoding: 'utf8',
  })
  expect(done.status).toBe(1)
  return done.stdout + done.stderr
}

function fillDisk(file: string): void {
  const handle = openSync(file, 'w')
  for (let size = 65_536; size > 0; ) {
    try {
      writeSync(handle, Buffer.alloc(size))
    } catch {
      size = Math.floor(size / 2)
    }
  }
  closeSync(handle)
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-faults-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
