import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { freePort } from '#kit/free-port.ts'
import { program, serverFlags } from '../../scripts/programs.mjs'

const root = resolve(import.meta.dirname, '../..')

/** Ladder as `npm start` runs it, over the folders that are given. */
export async function startServer(env: Record<string, string>): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort()
  const server = spawn(process.execPath, ['--no-warnings', ...serverFlags, await program('main')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'silent',
      RATE_LIMIT: 'off',
      NODE_ENV: 'production',
      ...env,
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (part) => String(part).includes('Ladder is ready') && resolve())
    server.once('exit', () => reject(new Error('Ladder did not start.')))
  })
  return { url: `http://127.0.0.1:${port}`, process: server }
}

export async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Resident memory of a process in MB, where the system tells it. */
export function memoryOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** Processor time of all threads of a process so far, in seconds: fair also on a machine that is busy. */
export function processorOf(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) / 100
}
