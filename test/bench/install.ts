// From a copy of what is committed to the first ticket, by one command, with npm's cache as it is.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '#kit/free-port.ts'
import { figure } from './figure.ts'
import { ended } from './processes.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'ladder-install-'))
const copy = join(folder, 'ladder')
const report = {
  title: 'Orders do not arrive',
  description: 'Since nine.',
  requester: { name: 'Kim', email: 'kim@example.com' },
}
try {
  mkdirSync(copy)
  const archive = spawnSync('git', ['archive', '--format=tar', 'HEAD'], { cwd: root, maxBuffer: 2 ** 30 })
  const unpacked = spawnSync('tar', ['-x', '-C', copy], { input: archive.stdout })
  if (archive.status !== 0 || unpacked.status !== 0)
    throw new Error('The copy could not be made: git and tar are needed.')
  const port = await freePort()
  const began = performance.now()
  const started = spawn('npm', ['start', '--', '--demo'], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), DATA_DIR: join(folder, 'data') },
  })
  while (!(await files(port))) {
    if (started.exitCode !== null) throw new Error('npm start ended before it served.')
    await setTimeout(100)
  }
  figure('install to first ticket', (performance.now() - began) / 1000, 's')
  await ended(started)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function files(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
  }).catch(() => null)
  return answer?.status === 201
}
