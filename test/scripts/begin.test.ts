import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { freePort } from '#kit/free-port.ts'

const root = join(import.meta.dirname, '../..')
const chapter = readFileSync(join(root, 'content/handbook/start.md'), 'utf8').split(/^## /m)[1] ?? ''
const lines = [...chapter.matchAll(/^ {4}(\S.*)$/gm)].map(([, line = '']) => line)

test('what the handbook says, to the letter: begin, edit, check, build, start, first request, login', {
  timeout: 300_000,
}, async () => {
  const top = mkdtempSync(join(tmpdir(), 'ladder-begin-'))
  onTestFinished(() => rmSync(top, { recursive: true, force: true }))
  const home = join(top, 'my-help')
  const env = { ...process.env, PORT: String(await freePort()), NODE_ENV: '' }
  const written = relative(root, home)
  const run = (line: string) => shell(line.replaceAll('../my-help', written), { env })
  const [init = '', check = '', start = '', login = '', ...rest] = lines
  expect([init, check, start, login].map((line) => line.replace(/ (\.\.|--|desk).*/, ''))).toEqual([
    'npm run ladder',
    'npm run ladder',
    'npm start',
    'npm run ladder',
  ])
  expect(rest).toEqual([])

  expect(await run(init)).toContain('Acme help is in ')
  const file = join(home, 'ladder.yaml')
  writeFileSync(
    file,
    `${readFileSync(file, 'utf8').replace('Acme help', 'Edited help')}logLevel: chatty\nwithoutApi: { url: "mailto:desk@acme.example", label: Write to us }\n`,
  )
  await expect(run(check)).rejects.toMatchObject({
    stdout: expect.stringMatching(/ladder.yaml:\d+ {2}logLevel {2}came "chatty"/),
  })
  writeFileSync(file, readFileSync(file, 'utf8').replace('chatty', 'warn'))
  expect(await run(check)).toContain('Nothing wrong.')
  await expect(run(init)).rejects.toMatchObject({ stderr: expect.stringContaining('is a home already') })

  const { jobs } = parse(readFileSync(join(home, '.github/workflows/check.yml'), 'utf8'))
  const steps = jobs.check.steps.filter(({ run }: { run?: string }) => run) as { run: string }[]
  expect(steps).toHaveLength(2)
  for (const { run: line } of steps) await run(line.replace('../home', '../my-help'))

  const url = `http://localhost:${env.PORT}`
  const { said, stop } = await serve(start.replace('../my-help', written), { env })
  expect(said()).toContain(`Portal  ${url}/`)
  expect(said()).not.toContain('Building')
  const front = await (await fetch(`${url}/`)).text()
  expect(front).toContain('<title>Edited help</title>')
  expect((await fetch(`${url}/handbook/start/`)).status).toBe(200)
  expect((await fetch(`${url}/runbooks/example-sync/records-missing/`)).status).toBe(200)
  const alone = await (await fetch(`${url}/escalate/`)).text()
  expect(alone).toMatch(/href="mailto:desk@acme\.example"[^>]*>\s*Write to us/)
  expect(alone).not.toContain('<form class="form"')
  const filed = await fetch(`${url}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      title: 'Records are missing',
      description: 'CONNECTION_EXPIRED',
      automation: 'example-sync',
      requester: { name: 'Kim', email: 'kim@acme.example' },
    }),
  })
  expect(filed.status, await filed.clone().text()).toBe(201)
  expect(await run(login)).toMatch(/<desk@acme.example> may sign in with the password/)
  await stop()
  expect(existsSync(join(home, 'data/ladder.db'))).toBe(true)
})

test('a site is not built over a folder that holds anything else', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ladder-begin-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  writeFileSync(join(dir, 'ladder.yaml'), 'siteDir: ./thesis\n')
  mkdirSync(join(dir, 'thesis'))
  writeFileSync(join(dir, 'thesis/chapter.txt'), 'years of work')
  mkdirSync(join(dir, 'content'))
  await expect(shell(`node scripts/build.mjs ${dir}`, { env: process.env })).rejects.toMatchObject({
    stderr: expect.stringContaining('holds something that is no built site'),
  })
  expect(readFileSync(join(dir, 'thesis/chapter.txt'), 'utf8')).toBe('years of work')
})

type Around = { env: NodeJS.ProcessEnv }

async function shell(line: string, { env }: Around): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', line], { cwd: root, env })
  return `${stdout}${stderr}`
}

async function serve(line: string, { env }: Around): Promise<{ said: () => string; stop: () => Promise<void> }> {
  const child: ChildProcess = spawn('sh', ['-c', `exec ${line}`], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const over = new Promise<void>((done) => child.once('exit', () => done()))
  const ready = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        if (text.includes('Ladder is ready.')) done()
      })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await over
  }
  onTestFinished(stop)
  await Promise.race([ready, over])
  if (child.exitCode !== null) throw new Error(text)
  return { said: () => text, stop }
}
