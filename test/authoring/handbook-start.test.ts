import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '#kit/free-port.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'content/handbook/start.md'), 'utf8')
const way = /## Begin with your own\n([\s\S]*?)\n## /.exec(page)?.[1] ?? ''
const commands = [...way.matchAll(/^ {4}(npm .+)$/gm)].map(([, command = '']) => command)
const runbook = 'content/runbooks/example-sync/records-missing.md'

test('from a clone to the first request and the next release, as the first page of the handbook says', async () => {
  expect(commands.map((command) => /(init|check|start|user add) /.exec(command)?.[1])).toEqual([
    'init',
    'check',
    'start',
    'user add',
  ])
  const [init = '', check = '', start = '', addUser = ''] = commands
  const top = mkdtempSync(join(tmpdir(), 'ladder-start-'))
  onTestFinished(() => rmSync(top, { recursive: true, force: true }))
  const [released, product, home] = ['released', 'ladder', 'my-help'].map((name) => join(top, name)) as [
    string,
    string,
    string,
  ]
  release(released)
  git(top, 'clone', '--quiet', released, product)
  symlinkSync(join(root, 'node_modules'), join(product, 'node_modules'))
  const env = { ...ours(), PORT: String(await freePort()) }
  const run = (command: string) =>
    execFileSync('sh', ['-c', command], { cwd: product, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

  run(init)
  const written = readFileSync(join(home, runbook), 'utf8')
  writeFileSync(join(home, runbook), written.replace(/^title: .*$/m, 'title: Orders stay behind'))
  expect(run(check)).toContain('Nothing wrong.')

  let ladder = await started(start, { cwd: product, env })
  const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${env.PORT}${path}`, init)
  expect(ladder.said()).toContain(`http://localhost:${env.PORT}`)
  expect(await (await ask('/')).text()).toContain('<title>Acme help</title>')
  const found = await (await ask('/api/suggestions?q=CONNECTION_EXPIRED')).json()
  expect(JSON.stringify(found)).toContain('Orders stay behind')
  const body = new URLSearchParams({
    title: 'Orders stop',
    description: 'CONNECTION_EXPIRED',
    name: 'Kim Sato',
    email: 'kim@acme.example',
    article: 'runbooks/example-sync/records-missing',
  })
  const filed = await ask('/api/tickets', { method: 'POST', body })
  const [, token = ''] = /\/request\/#([\w-]{22})/.exec(await filed.text()) ?? []
  expect([filed.ok, token]).toEqual([true, expect.stringMatching(/./)])
  expect(run(addUser)).toContain('desk@acme.example')
  await ladder.end()

  expect(page).toContain("To upgrade, `git pull` in Ladder's folder and start again.")
  const next = readFileSync(join(released, 'package.json'), 'utf8').replace(/"version": "[^"]*"/, '"version": "99.0.0"')
  writeFileSync(join(released, 'package.json'), next)
  commit(released)
  run('git pull --quiet')
  expect(readFileSync(join(product, 'package.json'), 'utf8')).toBe(next)
  ladder = await started(start, { cwd: product, env })
  const kept = await ask('/api/request', { headers: { authorization: `Bearer ${token}` } })
  expect(await kept.json()).toMatchObject({ title: 'Orders stop' })
  await ladder.end()
  expect(git(product, 'status', '--porcelain', '--', ':!node_modules')).toBe('')
}, 600_000)

/** What a clone would hold, were everything committed. */
function release(to: string): void {
  const files = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter(Boolean)
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(join(root, file), join(to, file))
  }
  git(to, 'init', '--quiet')
  commit(to)
}

function commit(folder: string): void {
  git(folder, 'add', '--all')
  git(folder, '-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', 'commit', '--quiet', '--message', 'release')
}

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' })
}

/** Nothing of what tests have set. */
function ours(): Record<string, string> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  return { PATH, HOME, NODE_COMPILE_CACHE }
}

type Place = { cwd: string; env: Record<string, string> }

async function started(command: string, place: Place) {
  const child: ChildProcess = spawn('sh', ['-c', command], {
    ...place,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const over = once(child, 'exit')
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const kill = (signal: NodeJS.Signals) => !isOver() && process.kill(-(child.pid as number), signal)
  onTestFinished(() => void kill('SIGKILL'))
  let text = ''
  const ready = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (said: string) => {
        text += said
        if (text.includes('Ladder is ready.')) done()
      })
  })
  await Promise.race([ready, over])
  if (isOver()) throw new Error(`${command} ended:\n${text}`)
  return {
    said: () => text,
    end: async () => {
      kill('SIGTERM')
      await over
    },
  }
}
