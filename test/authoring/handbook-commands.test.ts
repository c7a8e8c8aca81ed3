import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openStore } from '#api/store/open.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { startLadder } from '#kit/ladder-process.ts'
import { machineKey } from '#kit/machine-key.ts'
import { sourceOf } from '#kit/programs.ts'
import { filed } from '#kit/report.ts'
import { secret } from '#kit/seal.ts'
import { worldOn } from '#kit/world.ts'
import { loadContent } from '#site/authoring/content.ts'

const root = join(import.meta.dirname, '../..')

const isCommand = /^([A-Z_]+=\S+ )*(npm run ladder -- |npx ladder |ladder [a-z]|curl )/

type Line = { at: string; command: string; notRun: string | null }

const handbook = readdirSync(join(root, 'content/handbook'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && !file.startsWith('reference/'))
  .map((file) => `content/handbook/${file}`)
const seen = new Set<string>()
/** A line that stands twice runs once. */
const isNew = ({ command }: Line) => !seen.has(command) && Boolean(seen.add(command))
const pages = [...handbook, 'README.md'].map((file) => [file, linesOf(file).filter(isNew)] as const)

/** Every `ladder` and `curl` line of a page, in blocks and within sentences; one that cannot run has the reason before it. */
function linesOf(file: string): Line[] {
  const lines = readFileSync(join(root, file), 'utf8')
    .replaceAll(/ \\\n\s*/g, ' ')
    .split('\n')
  let notRun: string | null = null
  let fenced = false
  return lines.flatMap((line, index) => {
    const reason = /<!-- not run: (.+) -->/.exec(line)?.[1]
    if (line.startsWith('```')) fenced = !fenced
    const blank = line.trim() === ''
    const whole =
      fenced || line.startsWith('    ') ? [line.trim()] : [...line.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
    const commands = whole.filter((code) => isCommand.test(code))
    const found = commands.map((command) => ({ at: `${file}:${index + 1}`, command, notRun }))
    if (reason) notRun = reason
    else if (blank && !fenced) notRun = null
    return found
  })
}

let first: Home
beforeAll(async () => {
  first = await newHome()
})
afterAll(() => rmSync(first.top, { recursive: true, force: true }))

test('the handbook has commands to run', () => {
  const commands = pages.flatMap(([, lines]) => lines)
  expect(commands.length).toBeGreaterThan(20)
  expect(commands.filter(({ command }) => command.startsWith('curl')).length).toBeGreaterThan(3)
})

test.for(pages.filter(([, lines]) => lines.length > 0))(
  'each command of %s runs as it stands there',
  { timeout: 180_000 },
  async ([, lines]) => {
    const home = freshHome()
    const serve = () => startLadder({ DATABASE_URL: home.env.DATABASE_URL, SEAL_SECRET: secret }, sourceOf('main'))
    let server = lines.some(({ command }) => command.startsWith('curl')) ? await serve() : null
    for (const { at, command, notRun } of lines) {
      if (notRun) {
        console.log(`not run: ${at} ${command}: ${notRun}`)
        continue
      }
      const restores = / restore /.test(command)
      if (restores) await server?.end()
      const { code, said } = await run(command, { home, url: server?.url ?? '' })
      expect(code, `${at}: ${command}\n${said}`).toBe(0)
      if (restores && server) server = await serve()
    }
  },
)

type Home = {
  top: string
  dir: string
  ref: string
  env: Record<'LADDER_KEY' | 'TICKET_TOKEN' | 'DATABASE_URL', string>
}

const oldTickets = `number,Short text,description,email,opened,resolved
INC1,Orders stop,Nothing since nine.,kim@example.com,2026-10-01T08:00:00Z,2026-10-01T09:00:00Z
`

/** A home as a reader has it: the demo's content, an old wiki beside it, tickets of another desk, a database with one request. */
async function newHome(): Promise<Home> {
  const top = mkdtempSync(join(tmpdir(), 'ladder-handbook-'))
  const dir = join(top, 'home')
  for (const folder of ['old-wiki', 'old-runbooks']) {
    mkdirSync(join(top, folder), { recursive: true })
    writeFileSync(join(top, folder, 'billing-stops.md'), '# Billing stops\n\nStart the run again.\n')
  }
  cpSync(join(root, 'content'), join(dir, 'content'), { recursive: true })
  writeFileSync(join(dir, 'ladder.yaml'), 'name: Ladder\n')
  writeFileSync(join(dir, 'old.csv'), oldTickets)
  mkdirSync(join(dir, 'data'))
  const database = databaseOf(dir)
  const { content } = await loadContent(join(dir, 'content'))
  if (!content) throw new Error('the demo does not check')
  const store = openStore(database)
  await store.migrate(() => Temporal.Now.instant())
  const world = await worldOn(store, { ...content, now: Temporal.Now.instant().toString() })
  const opened = await filed(world, { title: 'Orders stop' })
  const key = await machineKey(world, 'handbook')
  await store.close()
  return { top, dir, ref: opened.ref, env: { DATABASE_URL: database, LADDER_KEY: key, TICKET_TOKEN: opened.token } }
}

/** The home as every page begins with it. */
function freshHome(): Home {
  const top = mkdtempSync(join(tmpdir(), 'ladder-handbook-'))
  onTestFinished(() => rmSync(top, { recursive: true, force: true }))
  cpSync(first.top, top, { recursive: true })
  const dir = join(top, 'home')
  return { ...first, top, dir, env: { ...first.env, DATABASE_URL: databaseOf(dir) } }
}

function databaseOf(dir: string): string {
  return `sqlite:${join(dir, 'data/ladder.db')}`
}

const isLadder = /^(npm run ladder -- |npx ladder |ladder (?=[a-z]))/

/** A command of Ladder in this process, since one of its own costs a second; any other as the shell runs it. */
async function run(
  command: string,
  { home, url }: { home: Home; url: string },
): Promise<{ code: number; said: string }> {
  const line = command.replace(/TKT-[A-Z0-9]{5}/, home.ref).replace('http://localhost:4321', url)
  const env = { SEAL_SECRET: secret, AUTH_SECRET: secret, DATA_DIR: './data', BACKUP_DIR: './copies', ...home.env }
  return isLadder.test(line) ? ladder(line, { home, env }) : shell(line, { home, env })
}

type Around = { home: Home; env: Record<string, string> }

async function ladder(line: string, { home, env }: Around): Promise<{ code: number; said: string }> {
  const words = line.replace(isLadder, '').match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []
  const here = process.cwd()
  process.chdir(home.dir)
  try {
    const args = words.map((word) => word.replaceAll(/["']/g, ''))
    const { code, out, err } = await ladderIn(env, args)
    return { code, said: `${out}${err}` }
  } catch (error) {
    // Commander ends a help so.
    const { exitCode = 1, stack = '' } = error as { exitCode?: number; stack?: string }
    return { code: exitCode, said: stack }
  } finally {
    process.chdir(here)
  }
}

function shell(line: string, { home, env }: Around): Promise<{ code: number; said: string }> {
  return new Promise((resolve) =>
    execFile('sh', ['-c', line], { cwd: home.dir, env: { ...process.env, ...env } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: `${out}${err}` }),
    ),
  )
}
